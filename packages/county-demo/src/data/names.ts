/** Surnames of the county, the commoner ones first; the She township has its own. */
export const surnames = '黄 林 陈 郑 游 尤 叶 张 王 吴 李 杨 刘 许 蓝 雷 余 谢 章 潘 周 邱 苏 倪 程 阮 肖 卓'.split(' ');
export const sheSurnames = '蓝 雷 钟'.split(' ');

/** Given names by age and gender, as people of this coast bear them. */
export const givenNames = {
  old: {
    male: { first: '依 金 木 水 国 德 长 细 孝 家 春 福 炳 其 大'.split(' '), second: '土 弟 生 水 泉 旺 贵 法 官 铨 寿 顺 发 明 木 根'.split(' ') },
    female: { first: '秀 玉 依 金 梅 桂 月 美 素 珠 银 春 凤 赛 瑞'.split(' '), second: '英 兰 妹 钗 花 珠 香 娇 仙 莲 金 云 玉 容'.split(' ') },
  },
  middle: {
    male: { first: '建 志 文 国 晓 永 振 立 海 宗 义 祖 光 世 仁'.split(' '), second: '华 强 平 斌 辉 忠 锋 文 勇 清 灿 坚 军 明 兴 松'.split(' ') },
    female: { first: '丽 美 雪 晓 秀 燕 爱 淑 惠 小 碧 雅 春 玉'.split(' '), second: '芳 琴 娟 萍 珍 红 玲 霞 云 钦 梅 英 清 燕'.split(' ') },
  },
  young: {
    male: { first: '志 伟 俊 浩 嘉 泽 宇 子 晨 鸿 锦 承 思 家'.split(' '), second: '鹏 杰 豪 轩 涛 凯 铭 恒 翔 宇 霖 楠 毅 然'.split(' ') },
    female: { first: '雨 思 雅 诗 婷 欣 佳 静 梦 晓 若 慧 怡 嘉'.split(' '), second: '婷 怡 雯 琪 颖 晴 琳 悦 彤 萱 涵 洁 瑶 宁'.split(' ') },
  },
} as const;

/** Where people from here go to live and work. */
export const awayPlaces = ['罗源县城', '罗源县城', '福州市晋安区', '福州市鼓楼区', '福州市仓山区', '福州市马尾区', '厦门市', '泉州市', '宁德市', '上海市', '广州市', '深圳市'];
