/** Every invented person says so in the name: 演示·李青. */
export const NAME_MARK = '演示·';

export const SURNAMES =
  '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎';

export const GIVEN_NAMES = [
  ...'青岚松柏溪石云川禾苗知行书墨言真朗静宁安晓晨明远帆航山竹梅兰菊荷枫桦榕楠桐樟橙柚杉桂棠梓森淼沐泽润澄澈'.slice(
    0,
    48,
  ),
  '一鸣',
  '思源',
  '若水',
  '怀谷',
  '望舒',
  '知远',
  '清和',
  '景行',
  '向阳',
  '守拙',
  '听雨',
  '长风',
] as const;
