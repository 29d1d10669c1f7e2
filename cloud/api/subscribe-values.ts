/** What a message on a decision says; each at most as long as WeChat's narrowest kind of field for it. */
const words = {
  result: { approved: '已通过', refused: '未通过' },
  picture: { avatar: '头像', wall: '图片墙的图片', banner: '横幅' },
  note: { approved: '大家现在可以看到它了', refused: '点开看看原因，可以换一张' },
} as const

interface Decided {
  purpose: keyof (typeof words)['picture']
  state: keyof (typeof words)['result']
}

/** What can be told, by the names that SUBSCRIBE_FIELDS uses. */
const told: Record<string, (image: Decided, now: Date) => string> = {
  result: ({ state }) => words.result[state],
  picture: ({ purpose }) => words.picture[purpose],
  note: ({ state }) => words.note[state],
  time: (_image, now) => chinese(now),
}

/** `2026年11月27日 20:03`, China's time, as WeChat takes it for a date and for a time. */
function chinese(now: Date): string {
  const there = new Date(now.getTime() + 8 * 60 * 60_000).toISOString()
  const [year, month, day] = there.slice(0, 10).split('-')
  return `${year}年${Number(month)}月${Number(day)}日 ${there.slice(11, 16)}`
}

/**
 * The template's keywords with what each of them says.
 * @param fields as SUBSCRIBE_FIELDS has them: `result=phrase1,note=thing2`
 * @throws Error for one that names nothing which can be told
 */
export function valuesOf(
  image: Decided,
  fields: string,
  now = new Date(),
): Record<string, { value: string }> {
  const pairs = fields.split(',').map((field): [string, { value: string }] => {
    const [what = '', keyword = ''] = field.split('=').map((part) => part.trim())
    const value = told[what]?.(image, now)
    if (value === undefined || keyword === '')
      throw new Error(
        `SUBSCRIBE_FIELDS: "${field}" is none of ${Object.keys(told).join(', ')} with a keyword`,
      )
    return [keyword, { value }]
  })
  return Object.fromEntries(pairs)
}
