import { sampleTelemetry } from '@fleet/validation/sample-telemetry'
import { describe, expect, test } from 'vitest'
import { NOW, storesOfFixtures } from './testing/sample-world.ts'

const stores = storesOfFixtures()
const { questions } = sampleTelemetry()

type Question = (typeof questions)[number]

/** What Grafana puts in the place of a dashboard's variable at All, and of its own. */
const filled = ({ text, variables }: Question): string =>
  text
    .replaceAll('$__rate_interval', '150s')
    .replaceAll('$__interval', '1m')
    .replaceAll('$__range', '3h')
    .replaceAll('$__auto', '5m')
    // `$1` is no variable: it is a group of `label_replace`.
    .replaceAll(/\$\{(\w+)(?::\w+)?\}|\$([a-z_]\w*)/gi, (_, braced?: string, plain?: string) => {
      const fields = variables.find(({ name }) => name === (braced ?? plain))?.fields
      if (!fields) throw new Error(`no variable ${braced ?? plain ?? ''}`)
      return typeof fields['allValue'] === 'string'
        ? fields['allValue']
        : typeof fields['query'] === 'string' && fields['type'] === 'textbox'
          ? fields['query']
          : '.*'
    })

/** Bad things that do not happen in the sample world. */
const NEVER: readonly RegExp[] = [
  // The tunnel's connections are up all the time.
  /cloudflared_tunnel_tunnel_(?:register|rpc)_fail/,
  // Every server behind Traefik answers.
  /traefik_service_server_up\{.*\}\) == 0/,
]

interface Result {
  readonly status: number
  readonly body: { readonly data?: { readonly result: readonly unknown[] }; readonly error?: string }
}

const answerTo = (question: Question): Result => {
  const query = filled(question)
  const { isOverTime } = question.purpose
  const range = { start: String(NOW - 3 * 3600), end: String(NOW), step: '120' }
  const store = question.language === 'promql' ? stores.prometheus : stores.loki
  const isLines = question.language === 'logql' && !query.includes('_over_time') && !query.includes('rate(')
  return (
    isOverTime || isLines
      ? store('query_range', new URLSearchParams({ query, ...range }))
      : store('query', new URLSearchParams({ query, time: String(NOW) }))
  ) as Result
}

describe.each(
  questions.filter(({ by }) => by === 'grafana').map((question) => [question.where, question] as const),
)('%s', (_, question) => {
  test('is answered, with data unless it asks for what does not happen', () => {
    const { status, body } = answerTo(question)
    expect({ status, error: body.error ?? (typeof body === 'string' ? body : undefined) }).toEqual({
      status: 200,
    })
    const isNever = NEVER.some((pattern) => pattern.test(question.text))
    expect(body.data?.result.length === 0).toBe(isNever)
  })
})

test('every alert of the trees is answered', () => {
  const alerts = questions.filter(({ by }) => by !== 'grafana')
  expect(alerts.length).toBeGreaterThan(0)
  for (const alert of alerts) {
    const { status } = stores.prometheus(
      'query',
      new URLSearchParams({ query: alert.text, time: String(NOW) }),
    )
    expect(status, alert.where).toBe(200)
  }
})
