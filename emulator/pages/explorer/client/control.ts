import type { AnswerOf, InputOf } from './api'

export type State = AnswerOf<'/state'>
export type MiniProgram = State['miniPrograms'][number]
export type Person = MiniProgram['people'][number]
export type Environment = State['environments'][number]
export type IndexInfo = Environment['collections'][number]['indexes'][number]

export type Page = AnswerOf<'/collections/:env/:name'>
export type Document = Page['documents'][number]

export type CallRecord = AnswerOf<'/calls'>['calls'][number]
export type CallDetail = AnswerOf<'/calls/:id'>['detail']
export type Excerpt = NonNullable<CallDetail['input']>

export type FunctionState = AnswerOf<'/functions/:env'>['functions'][number]
export type Calling = InputOf<'/call', '$post'>['json']
export type Called = AnswerOf<'/call', '$post'>

export type Bucket = AnswerOf<'/storage'>['buckets'][number]
export type StoredFile = AnswerOf<'/storage/:bucket'>['objects'][number]

export type Payment = AnswerOf<'/payments'>['payments'][number]
export type Decision = InputOf<'/payments/:prepayId', '$post'>['json']['decision']
export type Message = AnswerOf<'/openapi'>['messages'][number]
export type Code = AnswerOf<'/openapi'>['codes'][number]
export type Written = InputOf<'/openapi/written', '$post'>['json']

export type ListedFaults = AnswerOf<'/faults'>
export type Fault = InputOf<'/faults', '$post'>['json']
