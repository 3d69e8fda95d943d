import { dump } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { change, set, treesAfter, type Change } from '../../testing/sample-trees.ts'
import { validate } from '../../validate.ts'

/** A violation of a rule of sense, and one of a rule of shape. */
const loosePort = set('spoke Service kube-state-metrics', ['spec', 'ports', 0, 'targetPort'], 'nowhere')
const wrongType = set('spoke Service kube-state-metrics', ['spec', 'type'], 80)

const spoke = treesAfter().find(
  ({ files }) => !files.some(({ path }) => path === 'releases/loki.yaml'),
)?.cluster
const object = `${spoke} Service monitoring/kube-state-metrics`
const entry = { rule: 'no-missing-port', object, reason: 'the port comes with the next release' }

const checked = async (content: unknown, ...changes: readonly Change[]) => {
  const { findings } = await validate(treesAfter(...changes), {
    suppressions: [
      {
        path: 'clusters/suppressions.yaml',
        content: typeof content === 'string' ? content : dump(content, { noRefs: true }),
      },
    ],
  })
  return findings
}

const rulesOf = async (content: unknown, ...changes: readonly Change[]) =>
  (await checked(content, ...changes)).map(({ rule }) => rule)

describe('a suppression', () => {
  it('silences one rule for one object', async () => {
    expect(await rulesOf([], loosePort)).toEqual(['no-missing-port'])
    expect(await rulesOf([entry], loosePort)).toEqual([])
  })

  it('silences no other object and no other rule', async () => {
    const other = change<string>(
      'spoke Service miniflux',
      ['spec', 'ports', 0, 'targetPort'],
      () => 'nowhere',
    )
    expect(await rulesOf([entry], loosePort, other)).toEqual(['no-missing-port'])
    expect(await rulesOf([{ ...entry, rule: 'no-missing-pods' }], loosePort)).toEqual([
      'no-missing-suppression-target',
      'no-missing-port',
    ])
  })

  it('is not called needless by a run that never came to its rule', async () => {
    expect(new Set(await rulesOf([entry], loosePort, wrongType))).toEqual(new Set(['valid-object']))
  })

  it('from a rule of shape lets the rules of sense speak', async () => {
    expect(await rulesOf([{ ...entry, rule: 'valid-object' }], wrongType, loosePort)).toEqual([
      'no-missing-port',
    ])
  })

  it('of a malformed object lets every other rule end', async () => {
    const unreadable = set('spoke Service kube-state-metrics', ['spec', 'ports'], 80)
    const rules = await rulesOf([{ ...entry, rule: 'valid-object' }], unreadable)
    for (const rule of ['valid-object', 'valid-rule']) expect(rules).not.toContain(rule)
  })
})

describe('a suppression is refused', () => {
  const { reason, ...withoutReason } = entry

  it.each([
    ['for it silences nothing', [entry], 'no-missing-suppression-target', [2, 3]],
    ['without a reason', [withoutReason], 'require-suppression-reason', [1, 3]],
    ['with an empty reason', [{ ...entry, reason: ' ' }], 'require-suppression-reason', [3, 3]],
    [
      'from a rule that there is not',
      [{ ...entry, rule: 'no-missing-prt' }],
      'no-missing-suppression-rule',
      [1, 3],
    ],
    [
      'from a rule about suppressions',
      [{ ...entry, rule: 'valid-suppression' }],
      'no-missing-suppression-rule',
      [1, 3],
    ],
    ['without an object', [{ rule: entry.rule, reason }], 'valid-suppression', [1, 3]],
    ['with a key that nobody reads', [{ ...entry, until: 'May' }], 'valid-suppression', [4, 3]],
    ['that is a text', ['no-missing-port'], 'valid-suppression', [1, 3]],
  ])('(%s), at its line', async (_, content, rule, [line, column]) => {
    const findings = await checked(content)
    expect(findings).toMatchObject([
      {
        rule,
        severity: 'error',
        location: { kind: 'file', file: 'clusters/suppressions.yaml', line, column },
      },
    ])
  })

  it('if it is there twice', async () => {
    expect(await rulesOf([entry, entry], loosePort)).toEqual(['unique-suppression'])
  })

  it.each(['rule: no-missing-port', '[', '- &a {}\n- *a', '1', '"'])(
    'if the file is no list: %s',
    async (text) => {
      expect(await rulesOf(text)).toContain('valid-suppression')
    },
  )

  it.each(['', '# none today\n', '[]'])('but an empty file is none: %j', async (text) => {
    expect(await rulesOf(text)).toEqual([])
  })
})
