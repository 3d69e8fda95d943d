import { expect, test } from 'vitest'
import { withClusterMatcher, type Language } from './cluster-matcher.ts'

const CLUSTER = 'cluster=~"${cluster}"'

const matched = (text: string, language: Language = 'promql') => {
  const result = withClusterMatcher(language, text)
  return result.ok ? result.text : result.why
}

test.each([
  ['up', `up{${CLUSTER}}`],
  ['up{}', `up{${CLUSTER}}`],
  ['up { }', `up {${CLUSTER} }`],
  ['up{job="a"}', `up{job="a", ${CLUSTER}}`],
  ['up{job="a",}', `up{job="a", ${CLUSTER},}`],
  ['{__name__=~"a.+"}', `{__name__=~"a.+", ${CLUSTER}}`],
  ['{"a.b"}', `{"a.b", ${CLUSTER}}`],
  ['rate(a_total[5m] offset 1h)', `rate(a_total{${CLUSTER}}[5m] offset 1h)`],
  [
    'sum(a) by (x) / on (x) group_left b{y="}"}',
    `sum(a{${CLUSTER}}) by (x) / on (x) group_left b{y="}", ${CLUSTER}}`,
  ],
  [
    'max_over_time(rate(a[$__rate_interval])[1h:])',
    `max_over_time(rate(a{${CLUSTER}}[$__rate_interval])[1h:])`,
  ],
  ['$metric{job="$job"} > $least', `$metric{job="$job", ${CLUSTER}} > $least`],
  ['time() - vector(1)', 'time() - vector(1)'],
])('each selector of %s asks the chosen clusters', (text, expected) => {
  expect(matched(text)).toBe(expected)
})

test.each([
  ['{job="a"} |= "{x}" | json', `{job="a", ${CLUSTER}} |= "{x}" | json`],
  [
    'sum(rate({job="a"}[5m])) / sum(rate({job="b"} | logfmt [5m]))',
    `sum(rate({job="a", ${CLUSTER}}[5m])) / sum(rate({job="b", ${CLUSTER}} | logfmt [5m]))`,
  ],
])('each stream of %s is of the chosen clusters', (text, expected) => {
  expect(matched(text, 'logql')).toBe(expected)
})

test('a query that names a cluster keeps it', () => {
  expect(matched('a{cluster="home"} / a{cluster!="home"}')).toBe('a{cluster="home"} / a{cluster!="home"}')
})

test.each(['$cluster', '${cluster}', '[[cluster]]', '${cluster:regex}'])(
  'a query that compares with the one cluster %s takes several',
  (variable) => {
    expect(matched(`a{cluster="${variable}"} or b{ cluster != "${variable}"}`)).toBe(
      `a{cluster=~"${variable}"} or b{ cluster !~ "${variable}"}`,
    )
  },
)

test.each([
  ['sum($query)', /\$query stands for its selector/],
  ['sum(a', /cannot be read/],
  ['$aggregate(rate(a[5m]))', /cannot be read/],
])('%s stays as it is, and says why', (text, why) => {
  expect(matched(text)).toMatch(why)
})

test('what has the matcher does not change again', () => {
  const once = matched('sum(a{x="1"}) / count(b)')
  expect(matched(once)).toBe(once)
})

const STREAM = '{cluster=~`${cluster:regex}`}'

test.each([
  ['error | stats count() as lines', `${STREAM} error | stats count() as lines`],
  ['{job="a"} error or warn', `${STREAM} ({job="a"} error or warn)`],
  ['options(time_offset=1d) error', `options(time_offset=1d) ${STREAM} error`],
  ['{cluster="a"} error', '{cluster="a"} error'],
  [`${STREAM} error`, `${STREAM} error`],
])('the lines of %s are of the chosen clusters', (text, expected) => {
  expect(matched(text, 'logsql')).toBe(expected)
})

test('a query of LogsQL that cannot be read stays as it is', () => {
  expect(withClusterMatcher('logsql', 'error |')).toMatchObject({ ok: false })
})
