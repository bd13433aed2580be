# The JSON lines of assess → department and its figures.

{ print json($0, "key") "," total("受理数") "," total("办结数") "," total("按时数") "," total("超期数") "," total("未判数") "," total("按时率") }

function total(id) { return json(substr($0, index($0, "{\"id\":\"" id "\"")), "total") }
