import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '我的账号', lead: '登录过的设备、动态码和显示方式。', devices: '登录过的设备', thisOne: '本机', started: (when: string) => `${when}登录`, seen: (when: string) => `最近使用：${when}`,
    end: '让它退出', ended: '已让那台设备退出', endTitle: '让这台设备退出？', endText: '那台设备要重新登录才能再用。', cancel: '不了', unknown: '发现不认识的设备，先让它退出，再改密码。',
    totp: '动态码', totpWhy: '登录时除了密码，再填手机上的 6 位动态码。密码被别人知道了也进不来。', startTotp: '开始绑定', password: '登录密码', next: '下一步',
    scan: '用身份验证器扫一扫', scanHint: '扫不了就手工输入这串密钥：', codeLabel: '手机上显示的 6 位数字', confirm: '绑定', bound: '动态码已绑定，下次登录时要用', qr: '动态码二维码',
    duties: '我的职责', until: (day: string) => `到 ${day} 为止`, display: '显示', language: '语言',
  },
  {
    title: 'My account', lead: 'Devices, authenticator and display.', devices: 'Devices signed in', thisOne: 'this one', started: (when) => `signed in ${when}`, seen: (when) => `last used ${when}`,
    end: 'End it', ended: 'That device is signed out', endTitle: 'End this device’s session?', endText: 'It has to sign in again.', cancel: 'No', unknown: 'If you do not know a device, end its session first, then change your password.',
    totp: 'Authenticator', totpWhy: 'Beside the password, 6 digits from your phone are asked for. Whoever learns your password still cannot come in.', startTotp: 'Begin', password: 'Password', next: 'Next',
    scan: 'Scan with your authenticator', scanHint: 'Or type this secret by hand:', codeLabel: 'The 6 digits on your phone', confirm: 'Bind', bound: 'The authenticator is bound and will be asked for next time', qr: 'QR code of the authenticator',
    duties: 'My duties', until: (day) => `until ${day}`, display: 'Display', language: 'Language',
  },
);
