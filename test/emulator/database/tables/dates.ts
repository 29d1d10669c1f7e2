import { AT, byKind, fails, type Row, type Table } from './rows'

const NIL = { missing: null, null: null }
const NO_DATE = fails("can't convert from BSON type")

/** 2020-02-29T13:14:15.678Z, a Saturday; in Shanghai it is 21:14, in New York 08:14, in Auckland already Sunday. */
const part = (utc: number, auckland: number, more: Row[] = []): Row[] => [
  ...byKind((value) => value, NO_DATE, { ...NIL, at: utc }),
  ...byKind((value) => ({ date: value }), NO_DATE, { ...NIL, at: utc }),
  [['$at'], utc],
  [{ date: '$at', timezone: 'UTC' }, utc],
  [{ date: '$at', timezone: 'GMT' }, utc],
  [{ date: '$at', timezone: '+00:00' }, utc],
  [{ date: '$at', timezone: 'Pacific/Auckland' }, auckland],
  [{ date: '$at', timezone: '+1300' }, auckland],
  [{ date: '$at', timezone: '+13:00' }, auckland],
  [{ date: '$at', timezone: '+13' }, auckland],
  [{ date: '$at', timezone: null }, null],
  [{ date: '$at', timezone: '$nope' }, null],
  [{ date: '$nope', timezone: 'UTC' }, null],
  [{ date: '$at', timezone: 'Mars/Olympus' }, fails('unrecognized time zone identifier')],
  [{ date: '$at', timezone: 8 }, fails('requires a string for the timezone argument')],
  [{ timezone: 'UTC' }, fails("Missing 'date'")],
  [{ date: '$at', zone: 'UTC' }, fails('Unrecognized parameter')],
  ...more,
]

const at = (text: string) => new Date(text)
const DATE = { ...NIL, at: AT }

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const DATES: Table = {
  year: part(2020, 2020, [
    [at('1969-12-31T23:59:59Z'), 1969],
    [{ date: at('2019-12-31T16:00:00Z'), timezone: 'Asia/Shanghai' }, 2020],
  ]),
  month: part(2, 3, [[at('2020-12-31T00:00:00Z'), 12]]),
  dayOfMonth: part(29, 1, [[at('2020-01-01T00:00:00Z'), 1]]),
  hour: part(13, 2, [
    [{ date: '$at', timezone: 'America/New_York' }, 8],
    [{ date: at('2020-07-01T12:00:00Z'), timezone: 'America/New_York' }, 8],
  ]),
  minute: part(14, 14, [[{ date: '$at', timezone: 'Asia/Kolkata' }, 44]]),
  second: part(15, 15),
  millisecond: part(678, 678),
  dayOfWeek: part(7, 1, [[at('2020-03-02T00:00:00Z'), 2]]),
  dayOfYear: part(60, 61, [
    [at('2020-01-01T00:00:00Z'), 1],
    [at('2020-12-31T00:00:00Z'), 366],
    [at('2021-12-31T00:00:00Z'), 365],
  ]),
  week: part(8, 9, [
    [at('2016-01-01T00:00:00Z'), 0],
    [at('2017-01-01T00:00:00Z'), 1],
    [at('2016-01-03T00:00:00Z'), 1],
    [at('2020-12-31T00:00:00Z'), 52],
  ]),
  isoWeek: part(9, 9, [
    [at('2016-01-04T00:00:00Z'), 1],
    [at('2017-01-01T00:00:00Z'), 52],
    [at('2021-01-03T00:00:00Z'), 53],
    [at('2019-12-30T00:00:00Z'), 1],
  ]),
  isoWeekYear: part(2020, 2020, [
    [at('2016-01-03T00:00:00Z'), 2015],
    [at('2021-01-01T00:00:00Z'), 2020],
    [at('2019-12-30T00:00:00Z'), 2020],
    [at('2018-12-31T00:00:00Z'), 2019],
  ]),
  isoDayOfWeek: part(6, 7, [[at('2020-03-02T00:00:00Z'), 1]]),
  dateToString: [
    ...byKind((value) => ({ date: value, format: '%Y' }), NO_DATE, { ...NIL, at: '2020' }),
    ...byKind((value) => ({ date: '$at', format: value }), fails("requires that 'format' be a string"), {
      ...NIL,
      text: 'abc',
    }),
    [{ date: '$at' }, '2020-02-29T13:14:15.678Z'],
    [{ date: '$at', timezone: 'Asia/Shanghai' }, '2020-02-29T21:14:15.678'],
    [{ date: '$at', format: '%Y-%m-%d %H:%M:%S.%L', timezone: 'Asia/Shanghai' }, '2020-02-29 21:14:15.678'],
    [{ date: '$at', format: '%G-W%V-%u %j %U %w %%' }, '2020-W09-6 060 08 7 %'],
    [{ date: '$at', format: '%z %Z', timezone: '-04:30' }, '-0430 -270'],
    [{ date: '$at', format: '%z %Z' }, '+0000 0'],
    [{ date: '$at', format: '年%Y' }, '年2020'],
    [{ date: '$nope', onNull: 'none' }, 'none'],
    [{ date: null, onNull: '$n' }, 3],
    [{ date: '$at', format: '%Q' }, fails("Invalid format character '%Q'")],
    [{ date: '$at', format: '%' }, fails("Unmatched '%'")],
    [{ date: '$at', timezone: 'nowhere' }, fails('unrecognized time zone identifier')],
    [{ format: '%Y' }, fails("Missing 'date'")],
  ],
  dateFromString: [
    ...byKind((value) => ({ dateString: value }), fails("requires that 'dateString' be a string"), {
      ...NIL,
      text: fails('Error parsing date string'),
    }),
    [{ dateString: '2020-02-29T13:14:15.678Z' }, AT],
    [{ dateString: '2020-02-29' }, at('2020-02-29T00:00:00Z')],
    [{ dateString: '2020-02-29T13:14:15' }, at('2020-02-29T13:14:15Z')],
    [{ dateString: '2020-02-29 13:14:15' }, at('2020-02-29T13:14:15Z')],
    [{ dateString: '2020-02-29T21:14:15.678+08:00' }, AT],
    [{ dateString: '2020-02-29T21:14:15.678+0800' }, AT],
    [{ dateString: '2020-02-29T21:14:15.678', timezone: 'Asia/Shanghai' }, AT],
    [{ dateString: '2020-02-29', timezone: '+08:00' }, at('2020-02-28T16:00:00Z')],
    [{ dateString: '29.02.2020', format: '%d.%m.%Y' }, at('2020-02-29T00:00:00Z')],
    [{ dateString: '2020年2月29日', format: '%Y年%m月%d日' }, at('2020-02-29T00:00:00Z')],
    [{ dateString: '2020-02-30' }, fails('no such date')],
    [{ dateString: '2020-13-01' }, fails('no such date')],
    [{ dateString: 'yesterday' }, fails('Error parsing date string')],
    [{ dateString: '' }, fails('Error parsing date string')],
    [{ dateString: 'yesterday', onError: 'bad' }, 'bad'],
    [{ dateString: 5, onError: 'bad' }, 'bad'],
    [{ dateString: '$nope', onNull: 'none' }, 'none'],
    [{ dateString: '2020-02-29Z', timezone: 'UTC' }, fails('time zone information')],
    [{ dateString: '2020', format: '%Q' }, fails("Invalid format character '%Q'")],
    [{}, fails("Missing 'dateString'")],
  ],
  dateFromParts: [
    ...byKind((value) => ({ year: value }), fails("'year' must evaluate to an integer"), {
      ...NIL,
      n: at('0003-01-01T00:00:00Z'),
    }),
    ...byKind((value) => ({ year: 2020, month: value }), fails("'month' must evaluate to an integer"), {
      ...NIL,
      n: at('2020-03-01T00:00:00Z'),
    }),
    ...byKind((value) => ({ year: 2020, hour: value }), fails("'hour' must evaluate to an integer"), {
      ...NIL,
      n: at('2020-01-01T03:00:00Z'),
    }),
    [{ year: 2020, month: 2, day: 29, hour: 13, minute: 14, second: 15, millisecond: 678 }, AT],
    [
      {
        year: 2020,
        month: 2,
        day: 29,
        hour: 21,
        minute: 14,
        second: 15,
        millisecond: 678,
        timezone: 'Asia/Shanghai',
      },
      AT,
    ],
    [
      {
        year: 2020,
        month: 2,
        day: 29,
        hour: 8,
        minute: 14,
        second: 15,
        millisecond: 678,
        timezone: 'America/New_York',
      },
      AT,
    ],
    [{ year: 2020, month: 14 }, at('2021-02-01T00:00:00Z')],
    [{ year: 2020, month: 0 }, at('2019-12-01T00:00:00Z')],
    [{ year: 2020, day: 0 }, at('2019-12-31T00:00:00Z')],
    [{ year: 2020, hour: 25 }, at('2020-01-02T01:00:00Z')],
    [{ year: 2020, minute: -1 }, at('2019-12-31T23:59:00Z')],
    [{ isoWeekYear: 2020, isoWeek: 9, isoDayOfWeek: 6 }, at('2020-02-29T00:00:00Z')],
    [{ isoWeekYear: 2021 }, at('2021-01-04T00:00:00Z')],
    [{ year: 2020, isoWeek: 1 }, fails('mixing natural dates with ISO dates')],
    [{ month: 1 }, fails("requires either 'year' or 'isoWeekYear'")],
    [{ year: 10000 }, fails('in the range 0 to 9999')],
    [{ year: 2020.5 }, fails("'year' must evaluate to an integer")],
    [{ year: 2020, timezone: null }, null],
    [{ year: 2020, timezone: 'nowhere' }, fails('unrecognized time zone identifier')],
    [{ year: 2020, weekday: 1 }, fails('Unrecognized parameter')],
  ],
  dateToParts: [
    ...byKind((value) => ({ date: value }), NO_DATE, {
      ...NIL,
      at: { year: 2020, month: 2, day: 29, hour: 13, minute: 14, second: 15, millisecond: 678 },
    }),
    [
      { date: '$at', timezone: '+08:00' },
      { year: 2020, month: 2, day: 29, hour: 21, minute: 14, second: 15, millisecond: 678 },
    ],
    [
      { date: '$at', iso8601: true },
      { isoWeekYear: 2020, isoWeek: 9, isoDayOfWeek: 6, hour: 13, minute: 14, second: 15, millisecond: 678 },
    ],
    [{ date: '$at', iso8601: 'yes' }, fails('must evaluate to a bool')],
  ],
  dateAdd: [
    ...byKind((value) => ({ startDate: value, unit: 'day', amount: 1 }), NO_DATE, {
      ...NIL,
      at: at('2020-03-01T13:14:15.678Z'),
    }),
    [{ startDate: '$at', unit: 'year', amount: 1 }, at('2021-02-28T13:14:15.678Z')],
    [{ startDate: at('2020-01-31T00:00:00Z'), unit: 'month', amount: 1 }, at('2020-02-29T00:00:00Z')],
    [{ startDate: '$at', unit: 'hour', amount: -13 }, at('2020-02-29T00:14:15.678Z')],
    [{ startDate: '$at', unit: 'day', amount: null }, null],
    [{ startDate: '$at', unit: 'age', amount: 1 }, fails('unknown time unit')],
    [{ startDate: '$at', unit: 'day', amount: 1.5 }, fails('integer amount')],
  ],
  dateSubtract: [
    ...byKind((value) => ({ startDate: value, unit: 'second', amount: 15 }), NO_DATE, {
      ...NIL,
      at: at('2020-02-29T13:14:00.678Z'),
    }),
    [{ startDate: at('2020-03-31T00:00:00Z'), unit: 'month', amount: 1 }, at('2020-02-29T00:00:00Z')],
  ],
  toDate: [
    ...byKind((value) => value, fails('onError'), {
      ...DATE,
      n: new Date(3),
      text: fails('Error parsing date string'),
    }),
    ['2020-02-29', at('2020-02-29T00:00:00Z')],
  ],
}
