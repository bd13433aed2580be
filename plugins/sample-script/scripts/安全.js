// 诉求的内容里有没有涉及人身安全的字眼。说“没有、已排除”的不算。
var 字眼 = ['漏电', '燃气', '坍塌', '高空坠物', '井盖'];

function 涉及安全(输入) {
  var 句子 = 输入.内容.split(/[。，；,;\s]+/);
  for (var i = 0; i < 句子.length; i++) {
    if (/没有|已排除|已修复/.test(句子[i])) {
      continue;
    }
    for (var j = 0; j < 字眼.length; j++) {
      if (句子[i].indexOf(字眼[j]) >= 0) {
        return true;
      }
    }
  }
  return false;
}
