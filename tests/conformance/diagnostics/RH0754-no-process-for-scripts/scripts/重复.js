function 重复(投诉) { return 投诉.内容 === "同上"; }
