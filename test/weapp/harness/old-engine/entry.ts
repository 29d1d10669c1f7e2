import './missing'
import { EmptyComposedBackendContext } from 'glass-easel'
import type { AppJson } from '../app-json'
import { hearComplaints } from '../complaints'
import { createEvents } from '../events'
import { startMiniProgram, type TemplateGroup } from '../mini-program'
import { createSandbox } from '../sandbox'
import { textOf } from '../tree'

/** What the test puts in front of this file. */
declare const given: {
  files: Record<string, string>
  config: AppJson
  templates: TemplateGroup
  /** The sentence that is waited for: what stands around it may be drawn before. */
  awaited: string
}

/** Starts a built mini program whose cloud never answers, and prints as JSON what its first screen says then. */
const { complaints, console: heard } = hearComplaints()
const stack = startMiniProgram({
  ...given,
  backend: new EmptyComposedBackendContext(),
  createEngine: createSandbox,
  globals: { setTimeout, clearTimeout, setInterval, clearInterval, console: heard },
  cloud: () => Promise.reject(new Error('request:fail')),
  storage: new Map(),
  phoneFiles: new Map(),
  events: createEvents(),
  notice: () => undefined,
  show: () => undefined,
  complain: (sentence) => complaints.push(sentence),
  close: () => undefined,
})

const end = Date.now() + 60_000
const look = setInterval(() => {
  const text = textOf(stack.top.root.getComponent())
  if (!text.includes(given.awaited) && complaints.length === 0 && Date.now() < end) return
  clearInterval(look)
  console.log(JSON.stringify({ v8: process.versions.v8, text, complaints }))
  process.exit(0)
}, 20)
