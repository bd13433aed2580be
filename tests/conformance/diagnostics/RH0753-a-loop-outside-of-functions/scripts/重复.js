while (true) { }
function 重复(输入) { return false; }
