import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parser as logql } from '@grafana/lezer-logql'
import { parser as promql } from '@prometheus-io/lezer-promql'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { QuerySyntaxError } from './query-error.ts'
import { readQuery, type Language } from './read-query.ts'
import { readLogql } from './read-logql.ts'
import { readPromql } from './read-promql.ts'

const HUB = join(import.meta.dirname, '../../fixtures/trees/homelab/telemetry')

/** Every query of the committed dashboards, Grafana's durations replaced by one that the grammars take. */
const committed = (language: Language): readonly string[] => {
  const found = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { expr, datasource } = value as { expr?: string; datasource?: { type: string } }
    if (expr !== undefined && datasource?.type === (language === 'promql' ? 'prometheus' : 'loki'))
      found.add(expr.replaceAll(/\$__\w+/g, '5m'))
    for (const part of Object.values(value)) collect(part)
  }
  for (const file of readdirSync(HUB).filter((name) => name.startsWith('dashboard-'))) {
    const { data } = load(readFileSync(join(HUB, file), 'utf8')) as { readonly data: Record<string, string> }
    for (const text of Object.values(data)) collect(JSON.parse(text))
  }
  return [...found]
}

/** What the dashboards do not use of the languages. */
const MORE: Readonly<Record<Language, readonly string[]>> = {
  promql: [
    'sum(rate(a[5m])) without (x) / on() group_right(b) c offset -5m',
    'a or b and c unless d',
    '-2^-3 + +4 atan2 b',
    '{"my.metric", "a.b"="c"}',
    'rate(a[5m:1m] @ end() offset 1h)',
    'topk by (x) (5, a)',
    'a == bool on (x) b',
    'quantile(0.9, a) > Inf - NaN * 0x1F',
    'count_values("v", a{b="c",})',
    'label_replace(a, "x", "$1", "y", "(.*)")',
    'avg_over_time(sum by (a, b,) (c)[1h:])',
    'a{on="x", by!~"y"} > 1e3',
    'absent(up{job="x"} == 1)',
  ],
  logql: [
    'sum by (a) (rate({x="y"} |= "e" != "f" |~ "g" !~ `h` | json | a="b" and c>5 or d=~"e" [5m]))',
    '{a="b"} | logfmt | duration > 10s and size < 20MB | line_format "{{.x}}" | label_format y=z, q="{{.r}}"',
    'quantile_over_time(0.99, {a="b"} | json | unwrap duration(x) | __error__="" [5m]) by (c)',
    'sum(count_over_time({a="b"}[5m] offset 1h)) / 2',
    '{a="b"} | pattern `<ip> - <_>` | drop x, y="z" | keep q',
    '{a="b"} | json x="y.z", w="v"',
    '{a="b"} | regexp `(?P<n>\\d+)`',
    '{a="b"} |= ip("10.0.0.0/8") or "x" | addr = ip("1.2.3.4")',
    'label_replace(rate({a="b"}[1m]), "x", "$1", "y", "(.*)") or vector(0)',
    '{a="b"} | logfmt --strict --keep-empty a, b="c"',
    '{a="b"} | decolorize | unpack | x=`y` or (z="w" and u!="v")',
  ],
}

const GRAMMAR = { promql, logql }
const READ = { promql: readPromql, logql: readLogql }

const isInGrammar = (language: Language, text: string): boolean => {
  let isGood = true
  GRAMMAR[language]
    .parse(text)
    .cursor()
    .iterate(({ type }) => {
      if (type.isError) isGood = false
    })
  return isGood
}

const isRead = (language: Language, text: string): boolean => {
  try {
    READ[language](text)
    return true
  } catch (error) {
    if (error instanceof QuerySyntaxError) return false
    throw error
  }
}

const PIECES =
  '( ) { } " , = =~ != [5m] 5m by on(x) and bool - a group_left sum rate @ 1 == [ ` | or offset'.split(' ')

/** A query with one word or sign taken away, put in, or put in the place of another. */
const broken = (queries: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...queries), fc.nat(), fc.constantFrom('', ...PIECES), fc.boolean())
    .map(([query, place, piece, isInserted]) => {
      const words = [...query.matchAll(/\w+|[^\s\w]/g)]
      const { 0: word = '', index = 0 } = words[place % words.length] ?? {}
      return `${query.slice(0, index)} ${piece} ${query.slice(isInserted ? index : index + word.length)}`
    })

describe.each<Language>(['promql', 'logql'])(
  'the reading of %s, beside the grammar of its own editor',
  (language) => {
    const queries = [...committed(language), ...MORE[language]]

    test.each(queries)('takes what is in it: %s', (query) => {
      expect(isInGrammar(language, query)).toBe(true)
      expect(readQuery(language, query, true)).toMatchObject({ ok: true })
    })

    test('takes nothing that is not', () => {
      fc.assert(
        fc.property(broken(queries), (query) => {
          fc.pre(!isInGrammar(language, query))
          expect(readQuery(language, query, false).ok).toBe(false)
        }),
        { numRuns: 2000, seed: 4 },
      )
    })

    test('reads on wherever the grammar does, but for what the store itself refuses', () => {
      const refused = fc
        .sample(broken(queries), { numRuns: 2000, seed: 5 })
        .filter((query) => isInGrammar(language, query) && !isRead(language, query))
      const reasons = refused.map((query) => {
        const read = readQuery(language, query, true)
        return read.ok ? '' : (read.errors[0]?.message ?? '')
      })
      expect(reasons.filter((reason) => !STRICTER.test(reason))).toEqual([])
    })
  },
)

/** What the grammars leave to the stores. */
const STRICTER =
  /takes one vector|is shifted by|only a selector has a range|names nothing|is no escape|no duration|longer than 0|never ends|^(?:and|by|or|without) stands/
