const 重复 = (输入) => 输入.内容.includes("又");
