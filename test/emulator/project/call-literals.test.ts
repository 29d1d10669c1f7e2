import { expect, test } from 'vitest'
import { writtenCalls } from '../../../emulator/project/call-literals'

test.each<[string, string, [name: string, data: object][]]>([
  [
    'literals of every kind',
    `wx.cloud.callFunction({ name: 'f', data: { text: "a 'b'", n: -1.5e3, yes: true, no: null, list: [1, 'x', [ ]], deep: { 'a-b': \`c\` } } })`,
    [['f', { text: "a 'b'", n: -1500, yes: true, no: null, list: [1, 'x', []], deep: { 'a-b': 'c' } }]],
  ],
  [
    'what is none as the expression it is',
    `callFunction({ name: 'f', data: { id: this.data.id, sum: f(a, { b: [1] }, "},") + 1, at: new Date(), t: \`a\${b}\`, n: 1 + 2, last: x } })`,
    [
      [
        'f',
        {
          id: '‹this.data.id›',
          sum: '‹f(a, { b: [1] }, "},") + 1›',
          at: '‹new Date()›',
          t: '‹`a${b}`›',
          n: '‹1 + 2›',
          last: '‹x›',
        },
      ],
    ],
  ],
  [
    'with comments, callbacks and other options between',
    `wx.cloud.callFunction({
      // which
      name: 'login', /* nothing */ success: res => { console.log(res, { name: 'no' }) },
      data: { $url: 'user/get', ...more, short, }, fail: console.error,
    }).then(({ result }) => result)`,
    [['login', { $url: 'user/get' }]],
  ],
  [
    'no data, or data from elsewhere',
    `callFunction({ name: 'a' }); callFunction({ data, name: "b" })`,
    [
      ['a', {}],
      ['b', {}],
    ],
  ],
  [
    'several',
    `callFunction({name:'a',data:{n:1}});callFunction({name:'a',data:{n:2}})`,
    [
      ['a', { n: 1 }],
      ['a', { n: 2 }],
    ],
  ],
  [
    'a quotation mark that is escaped',
    String.raw`callFunction({ name: 'a', data: { t: 'it\'s' } })`,
    [['a', { t: "it's" }]],
  ],
  [
    'nothing where the name is not known',
    'callFunction({ name, data: { a: 1 } }); callFunction({ name: names[0] })',
    [],
  ],
  ['nothing of what is cut off', `callFunction({ name: 'a', data: { b: [1, { c: "`, [['a', {}]]],
  ['nothing of a call without an object', 'callFunction(options); callFunction()', []],
])('reads %s', (_what, source, calls) => {
  expect(writtenCalls(source).map(({ name, data }) => [name, data])).toEqual(calls)
})
