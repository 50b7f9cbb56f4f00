import type { ResourceNature } from '../rows/needs.ts';

/** Per nature and unit: "name:service kinds" – 169 kinds of what can be given. */
export const resourceLines: readonly (readonly [nature: ResourceNature, unit: string, kinds: string])[] = [
  ['people', '人', `全科医生:free-clinic,chronic-follow-up 护士:blood-pressure,free-clinic 中医师:chinese-medicine 眼科医生:eye-check
    口腔医生:dental-check 药师:medicine-delivery 心理咨询师:counselling 康复师:rehabilitation 理发师:haircut 电工:wiring-check,lamps-and-paths
    水暖工:water-pipe-repair 家电维修工:appliance-repair 木工:house-repair,elder-fittings 泥水工:house-repair,lamps-and-paths 裁缝:sewing-and-keys
    锁匠:sewing-and-keys 律师:legal-advice,legal-aid 人民调解员:dispute-mediation 公证员:land-and-house-papers 普法讲师:legal-talk
    反诈民警:fraud-prevention 户籍民警:document-errand 劳动监察员:wage-arrears 法官:dispute-mediation,legal-advice 检察官:child-safety,legal-talk
    农艺师:crop-guidance,farming-training 茶叶技术员:crop-guidance 畜牧兽医:crop-guidance 水产技术员:crop-guidance,farming-training
    食用菌技术员:crop-guidance 果树技术员:crop-guidance 林业技术员:crop-guidance 中小学教师:homework-tutoring,holiday-care
    返乡大学生:homework-tutoring,phone-lessons 家庭教育讲师:family-education 摄影师:photographs 书法爱好者:spring-couplets 闽剧演员:opera-show
    舞蹈教师:dance-lessons 电影放映员:film-show 社会工作者:counselling,household-cleaning 厨师:meal-service,festival-party 救援队员:child-safety
    护工:hospital-escort 保洁员:household-cleaning 手机教学员:phone-lessons 政策宣讲员:policy-talk 测绘员:land-and-house-papers
    快递员:shopping-errand`],
  ['money', '元', `临时救助金:hardship-relief 助学金:hardship-relief 助餐补贴:meal-service 适老改造补贴:elder-fittings 农房修缮补助:house-repair
    小额信贷:farming-training 种粮补贴:crop-guidance 茶园改造补助:crop-guidance 残疾人辅具补贴:rehabilitation 困难职工帮扶金:hardship-relief
    退役军人优抚金:hardship-relief 医疗救助金:hardship-relief 大病慈善金:hardship-relief 节日慰问金:festival-party 农产品运费补贴:produce-sale
    技能培训补贴:job-training 路灯建设资金:lamps-and-paths 村道维护资金:lamps-and-paths 饮水工程资金:water-pipe-repair 文化活动经费:opera-show
    乡贤助老基金:meal-service 法律援助经费:legal-aid 看护班补贴:holiday-care 陪诊交通补贴:hospital-escort 志愿服务保险:child-safety
    微心愿专项款:hardship-relief 图书购置款:reading-corner`],
  ['goods', '件', `常用药品箱:medicine-delivery 血压计:blood-pressure 血糖仪:blood-pressure 老花镜:eye-check 助听器:rehabilitation 轮椅:rehabilitation
    拐杖:rehabilitation 护理床:rehabilitation 坐便椅:elder-fittings 防滑垫:elder-fittings 扶手:elder-fittings 感应夜灯:elder-fittings
    漏电保护器:wiring-check 电线开关:wiring-check 节能灯泡:wiring-check 水龙头:water-pipe-repair 水管配件:water-pipe-repair 净水器:water-pipe-repair
    瓦片:house-repair 防水涂料:house-repair 门窗配件:house-repair 路灯:lamps-and-paths 水泥:lamps-and-paths 家电配件:appliance-repair
    旧电视:appliance-repair 电风扇:hardship-relief 电热毯:hardship-relief 棉被:hardship-relief 冬衣:hardship-relief 米面粮油:hardship-relief
    课外书:reading-corner 书包文具:homework-tutoring 学习平板:homework-tutoring 救生圈:child-safety 反光背心:child-safety 春联纸墨:spring-couplets
    电影放映机:film-show 戏服音响:opera-show 广场舞音响:dance-lessons 相纸相框:photographs 菌棒:crop-guidance 茶苗:crop-guidance 鸡苗:crop-guidance
    有机肥:crop-guidance 农用无人机:crop-guidance 理发工具:haircut 缝纫机:sewing-and-keys 保温餐盒:meal-service 送餐车:meal-service
    流动诊疗车:free-clinic 救护车:hospital-escort`],
  ['technique', '项', `远程会诊:free-clinic 心电图检查:free-clinic 骨密度检查:free-clinic 白内障筛查:eye-check 假牙修配:dental-check 艾灸推拿:chinese-medicine
    中风康复训练:rehabilitation 慢病用药指导:chronic-follow-up 心理热线:counselling 代配慢病药:medicine-delivery 家电检测:appliance-repair
    电路改造设计:wiring-check 危房鉴定:house-repair 水质检测:water-pipe-repair 病虫害诊断:crop-guidance 土壤检测:crop-guidance
    畜禽防疫:crop-guidance 食用菌栽培:farming-training 茶叶加工:farming-training 海带养殖:farming-training 林下种植:farming-training
    直播带货:produce-sale 农产品检测:produce-sale 冷链运输:produce-sale 品牌包装设计:produce-sale 电焊培训:job-training 育婴培训:job-training
    烹饪培训:job-training 远程招聘:job-finding 零工信息发布:job-finding 手机课堂:phone-lessons 在线辅导:homework-tutoring 防溺水训练:child-safety
    急救培训:child-safety 法律热线:legal-advice 远程调解:dispute-mediation 文书代写:legal-aid 欠薪线索核查:wage-arrears 不动产登记:land-and-house-papers
    异地医保备案:document-errand 社保认证:document-errand 反诈预警:fraud-prevention`],
];
