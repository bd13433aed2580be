function 重覆(输入) { return false; }
