/** There is no process in a mini program or a browser: the build puts a text in the place of each of these. */
declare const process: { env: { TARO_ENV: 'weapp' | 'h5' } }
