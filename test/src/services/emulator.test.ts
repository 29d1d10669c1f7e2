import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { emulator } from '@/services/cloud/transports/emulator'

let reply = { status: 200, body: '' }
let asked: { url: string | undefined; method: string | undefined; body: unknown }
let url = ''

const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    asked = { url: request.url, method: request.method, body: JSON.parse(body) }
    response.writeHead(reply.status).end(reply.body)
  })
})

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  url = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const call = () => emulator({ url, phone: 'p1' }).callFunction({ name: 'users_get', data: { a: 1 } })

it('posts whose phone, which function and its data, and gives the result', async () => {
  reply = { status: 200, body: '{"result":{"errcode":0},"errMsg":"callFunction:ok","requestID":"r"}' }
  expect((await call()).result).toEqual({ errcode: 0 })
  const body = { phone: 'p1', name: 'users_get', data: { a: 1 } }
  expect(asked).toEqual({ url: '/client/callFunction', method: 'POST', body })
})

it('rejects as wx.cloud does when the platform refuses', async () => {
  reply = { status: 200, body: '{"errCode":-501000,"errMsg":"FunctionName parameter could not be found"}' }
  await expect(call()).rejects.toMatchObject({ errCode: -501000 })
})

it.each([
  [500, '{"result":{"errcode":0}}'],
  [404, 'not found'],
  [200, '<html></html>'],
  [200, '[]'],
  [200, 'null'],
])('rejects %i %s', async (status, body) => {
  reply = { status, body }
  await expect(call()).rejects.toThrow()
})

it("plays wx.cloud.Cloud: enters another mini program's environment and calls there", async () => {
  const resource = { resourceAppid: 'wxa', resourceEnv: 'admin-1a2b' }
  const shared = new (emulator({ url, phone: 'p1' }).Cloud)(resource)
  reply = { status: 200, body: '{"errMsg":"cloud.init:ok"}' }
  await shared.init()
  expect(asked).toEqual({ url: '/client/init', method: 'POST', body: { phone: 'p1', ...resource } })
  reply = { status: 200, body: '{"result":{"errcode":0}}' }
  expect((await shared.callFunction({ name: 'users_get', data: {} })).result).toEqual({ errcode: 0 })
  expect(asked.body).toEqual({ phone: 'p1', name: 'users_get', data: {}, ...resource })
  reply = { status: 200, body: '{"errCode":-601012,"errMsg":"cloud.init:fail"}' }
  await expect(shared.init()).rejects.toMatchObject({ errCode: -601012 })
})

it("asks for the phone of the mini program's first person where none is named", async () => {
  reply = { status: 200, body: '{"phone":"p9","result":{"errcode":0}}' }
  const cloud = emulator({ url, appid: 'wxb' })
  expect((await cloud.callFunction({ name: 'users_get', data: {} })).result).toEqual({ errcode: 0 })
  expect(asked.body).toEqual({ phone: 'p9', name: 'users_get', data: {} })
})
