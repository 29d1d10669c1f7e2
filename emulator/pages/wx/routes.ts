import { Hono } from 'hono'
import { wxScript } from './bundle'

/** `GET /client/wx.js`: a script that puts `wx.cloud` on a page with `?phone=…` */
export const wxRoutes = () =>
  new Hono().get('/wx.js', async (context) =>
    context.body(await wxScript(), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
