/**
 * Luoyuan's townships, villages and communities: real names, and the codes, populations and households that are
 * public (`published`). Names under `inventedVillages` and `inventedCommunities` are made up to reach the county's
 * 189 and 13. How many hollow villages and centre villages a township has is invented too; the sums are the county's.
 */
export interface TownshipNames {
  code: string;
  name: string;
  /** About where the township lies; degrees. */
  latitude: number;
  longitude: number;
  /** The village where the township has its seat. */
  seat: string;
  hollowVillages: number;
  centreVillages: number;
  communities: string;
  villages: string;
  inventedCommunities: string;
  inventedVillages: string;
  /** [name, official 12-digit code or '', registered population or 0, households or 0]. */
  published: [name: string, code: string, population: number, households: number][];
}

export const county = { code: '350123', name: '罗源县' };

export const townships: TownshipNames[] = [
  {
    code: '350123100', name: '凤山镇', latitude: 26.489, longitude: 119.549, seat: '南门外村',
    hollowVillages: 0, centreVillages: 0,
    communities: '东门社区 南门社区 西门社区 北门社区 城关社区',
    villages: '苏区村 管柄村 南门外村 陈厝村 方厝村',
    inventedCommunities: '', inventedVillages: '溪南坂村 塔山下村',
    published: [
      ['西门社区', '350123100004', 5690, 1949],
      ['管柄村', '', 775, 176],
    ],
  },
  {
    code: '350123101', name: '松山镇', latitude: 26.455, longitude: 119.602, seat: '渡头村',
    hollowVillages: 6, centreVillages: 3,
    communities: '松岐社区 五里社区 岐余社区 滨岐社区 鹤屿社区',
    villages: '渡头村 岐头村 岐后村 树柄村 吕洞村 南岐村 北山村 巽屿村 外洋村 盛头村 大获村 上杭村 竹里村 八井村 小获村 泥田村 迹头村 白水村 上土港村 下土港村 前房村 乘风村',
    inventedCommunities: '', inventedVillages: '',
    published: [
    ],
  },
  {
    code: '350123102', name: '起步镇', latitude: 26.528, longitude: 119.522, seat: '起步村',
    hollowVillages: 9, centreVillages: 3,
    communities: '',
    villages: '杭山村 高洋村 党林村 洋北村 曹垅村 叶洋村 起步村 水口洋村 护国村 沈厝村 黄家湾村 港头村 田中村 上长治村 蒋店村 西山村 下长治村 庭洋坂村 桂林村',
    inventedCommunities: '起步桥社区', inventedVillages: '桥头坂村',
    published: [
      ['杭山村', '350123102206', 1382, 236],
      ['上长治村', '', 1437, 347],
      ['西山村', '', 1140, 0],
    ],
  },
  {
    code: '350123103', name: '中房镇', latitude: 26.588, longitude: 119.432, seat: '中房村',
    hollowVillages: 18, centreVillages: 3,
    communities: '',
    villages: '大洋村 林家村 沙坂村 上宅村 显柄村 岭兜村 吉际村 松洋村 厚富村 满盾村 乾溪村 寨头村 港里村 叠石村 东山村 下湖村 王沙村 大园村 深坑村 溪门村 中房村 柏山村',
    inventedCommunities: '', inventedVillages: '',
    published: [
      ['大洋村', '350123103223', 0, 0],
      ['寨头村', '', 362, 101],
      ['叠石村', '350123103203', 1860, 410],
      ['王沙村', '350123103202', 643, 138],
      ['大园村', '350123103208', 857, 203],
      ['深坑村', '', 0, 265],
    ],
  },
  {
    code: '350123104', name: '飞竹镇', latitude: 26.498, longitude: 119.392, seat: '仓前村',
    hollowVillages: 11, centreVillages: 3,
    communities: '飞竹社区 洋柄社区',
    villages: '蛤蟆石村 陶洋村 官路下村 梧桐村 马洋村 刘洋村 潘洋村 上地村 洋头村 仓前村 丰余村 外坂村 大湖村 斌溪村 安后村 西禄村 塔里洋村',
    inventedCommunities: '', inventedVillages: '竹林坑村',
    published: [
      ['洋头村', '', 1016, 266],
    ],
  },
  {
    code: '350123105', name: '鉴江镇', latitude: 26.535, longitude: 119.778, seat: '鉴江村',
    hollowVillages: 5, centreVillages: 2,
    communities: '',
    villages: '程家洋村 陆上村 海上村 东湾村 远顶村 圣塘村 上澳村 井水村 鉴江村',
    inventedCommunities: '', inventedVillages: '屿前村 沙澳里村 后澳头村 石门湾村',
    published: [
      ['程家洋村', '', 1683, 358],
      ['海上村', '350123105209', 622, 163],
    ],
  },
  {
    code: '350123200', name: '白塔乡', latitude: 26.582, longitude: 119.546, seat: '白塔村',
    hollowVillages: 9, centreVillages: 2,
    communities: '',
    villages: '白塔村 赤岭村 九溪村 应德村 百丈村 长基村 小云村 梅洋村 塔里村 南洋村 凤坂村 旺岩村 钟下村 石别村 大项村',
    inventedCommunities: '', inventedVillages: '',
    published: [
      ['白塔村', '', 1612, 446],
    ],
  },
  {
    code: '350123201', name: '洪洋乡', latitude: 26.572, longitude: 119.648, seat: '洪洋村',
    hollowVillages: 12, centreVillages: 2,
    communities: '',
    villages: '洪洋村 皇万村 王认村 秋岭村 厝坪村 樟溪村 大目村 官村村',
    inventedCommunities: '', inventedVillages: '溪边寮村 上楼坪村 梨坑村 竹坪里村 后垄村 大坪洋村 岩头坂村 石桥头村',
    published: [
    ],
  },
  {
    code: '350123202', name: '西兰乡', latitude: 26.458, longitude: 119.452, seat: '西兰村',
    hollowVillages: 13, centreVillages: 2,
    communities: '',
    villages: '西兰村 蒋山村 院前村 后路村 官洋村 垱厝村 上洋村 破石村 下漈村 寿桥村 甘厝村 岭头村 石壁下村 许洋村 坑里村 洋坪村 磹石村',
    inventedCommunities: '', inventedVillages: '',
    published: [
      ['西兰村', '350123202201', 0, 200],
      ['蒋山村', '350123202202', 0, 0],
      ['院前村', '350123202203', 0, 0],
      ['后路村', '350123202204', 0, 0],
      ['官洋村', '350123202205', 0, 121],
      ['垱厝村', '350123202206', 0, 0],
    ],
  },
  {
    code: '350123203', name: '霍口畲族乡', latitude: 26.52, longitude: 119.272, seat: '霍口村',
    hollowVillages: 18, centreVillages: 4,
    communities: '',
    villages: '霍口村 溪前村 福湖村 山垄湾村 冈尾村 东园亭村 岐峰村 王庭洋村 大王里村 后宦村 船头村 黄鹤村 香岭村 琅坑村 长柄丘村 西峰村 仙洋村 川边村 佳湖村 东宅村 南干村 塘下村 徐坪村 石坪洋村',
    inventedCommunities: '', inventedVillages: '',
    published: [
      ['福湖村', '350123203203', 635, 0],
    ],
  },
  {
    code: '350123204', name: '碧里乡', latitude: 26.432, longitude: 119.705, seat: '碧里村',
    hollowVillages: 9, centreVillages: 2,
    communities: '',
    villages: '碧里村 西洋村 廪头村 溪边村 牛坑村 廪尾村 新澳村 濂澳村 吉壁村 先锋村 牛澳村 梅花村',
    inventedCommunities: '', inventedVillages: '坑尾澳村 东坪头村 沙埕里村',
    published: [
      ['先锋村', '350123204212', 281, 83],
      ['牛澳村', '350123204211', 550, 118],
      ['梅花村', '350123204203', 1600, 426],
    ],
  },
];
