/**
 * What is tried first, here and everywhere: lower case. Short words stand for all their forms with a tail of digits and marks
 * (`bareWord` in password-policy.ts), so the list stays small.
 */
const LISTED = `
password passwd passw passwort admin administrator root system test guest user login welcome letmein iloveyou dragon monkey
qwer qwert qwerty qwertyui qwertyuiop asdf asdfg asdfgh asdfghjk asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qaz qazwsx qazwsxedc wsx
1qaz 1qaz2wsx 1qaz@wsx !qaz2wsx !qaz@wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 1qazxsw2 zaq12wsx 1qaz2wsx3edc !qaz2wsx#edc
abc abcd abcde abcdef abcdefg abcdefgh abcabc aabbcc abc123 abcd1234 abcd1234! a123456 a1234567 a12345678 aa123456 aa12345678
123456 1234567 12345678 123456789 1234567890 12345678a 123456aa 1234qwer 123qwe 123qweasd 123qwe!@# 123abc 147258369 5201314 woaini woaini1314
1314520 88888888 66666666 00000000 11111111 11223344 12344321 123123 123123123 112233 159357 987654321 87654321 520520 qq123456
zhongguo zhonghua beijing shanghai guangzhou wangluo mima mima123 ceshi ceshi123 guanli guanliyuan xitong yonghu zhengfu zhengwu gongkai
zwgk zfxx zfxxgk xxgk gov govcn bangong bangongshi keyuan xinxi xinxizhongxin wangzhan renmin weihu anquan shenji huawei lenovo inspur hikvision
p@ssw0rd p@$$w0rd pass@word pass@123 admin@123 admin!@# admin888 admin123 root@123 test@123 changeme default secret master super superman
sunshine princess football baseball shadow michael jordan tiger killer trustno access hello hello123 freedom whatever computer internet
server database oracle mysql postgres redis tomcat weblogic cisco h3c zte sangfor topsec venus
`;

export const commonPasswords: ReadonlySet<string> = new Set(LISTED.split(/\s+/).filter(word => word !== ''));
