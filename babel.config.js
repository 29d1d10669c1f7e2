/**
 * The oldest WeChat that is served: iOS 12 and, on Android, WeChat's own Chromium. Named here because Babel reads
 * `android >= 7` of package.json as the browser of Android 4.4 and would write ES5, which is 22 kB more per app.
 */
const targets = { ios: '12', chrome: '67' }

export default {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
}
