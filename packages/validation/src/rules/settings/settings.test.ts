import { dump } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { own, set, treesAfter, type Change } from '../../testing/sample-trees.ts'
import { validate, type ValidationOptions } from '../../validate.ts'
import { DECIDABLE_RULES } from '../rule-docs.ts'
import { readSettings } from './read-settings.ts'

const loosePort = set('spoke Service kube-state-metrics', ['spec', 'ports', 0, 'targetPort'], 'nowhere')

/** A namespace that a person adds, with nothing but its name: style and risk. */
const namespace = own({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'notes' } })

const settingsOf = (content: unknown) =>
  readSettings(
    {
      path: '.fleet.yaml',
      content: typeof content === 'string' ? content : dump(content, { noRefs: true }),
    },
    DECIDABLE_RULES,
  )

const checked = async (content: unknown, changes: readonly Change[], options: ValidationOptions = {}) => {
  const { findings } = await validate(treesAfter(...changes), { settings: settingsOf(content), ...options })
  return findings
}

const rulesOf = async (...given: Parameters<typeof checked>) =>
  (await checked(...given)).map(({ rule }) => rule)

describe('the settings', () => {
  it.each(['', '# none\n', '{}', 'clusters:\nignore:\n'])(
    'are empty where the file is: %j',
    async (content) => {
      expect(await rulesOf(content, [loosePort])).toEqual(['no-missing-port'])
    },
  )

  it('give a rule another severity', async () => {
    const content = { severities: { 'no-missing-port': 'warning' } }
    expect(await checked(content, [loosePort])).toMatchObject([
      { rule: 'no-missing-port', severity: 'warning' },
    ])
  })

  it('switch a rule off', async () => {
    expect(await rulesOf({ severities: { 'no-missing-port': 'off' } }, [loosePort])).toEqual([])
  })

  it('name clusters with their folder and their distribution', () => {
    const { clusters, errors } = settingsOf(
      'clusters:\n  home: { path: kubernetes, distribution: talos }\n  lab:\n',
    )
    expect(errors).toEqual([])
    expect([...clusters]).toEqual([
      ['home', { path: 'kubernetes', distribution: 'talos' }],
      ['lab', {}],
    ])
  })
})

describe('a suppression in the settings', () => {
  const entry = { rule: 'no-missing-port', reason: 'the port comes with the next release' }

  it.each([
    ['the files of a path', { path: '**/kube-state-metrics.yaml' }],
    ['an object', { object: 'oracle-k3s Service monitoring/kube-state-metrics' }],
    [
      'an object in a path',
      { path: '*/telemetry/', object: 'oracle-k3s Service monitoring/kube-state-metrics' },
    ],
  ])('silences a rule for %s', async (_, target) => {
    expect(await rulesOf({ suppressions: [{ ...entry, ...target }] }, [loosePort])).toEqual([])
  })

  it.each([
    ['another path', { path: 'apps/**' }, [4, 5]],
    ['another object', { object: 'oracle-k3s Service monitoring/gone' }, [4, 5]],
  ])('for %s silences nothing, and says so at its line', async (_, target, [line, column]) => {
    const findings = await checked({ suppressions: [{ ...entry, ...target }] }, [loosePort])
    expect(findings).toMatchObject([
      {
        rule: 'no-missing-suppression-target',
        location: { kind: 'file', file: '.fleet.yaml', line, column },
      },
      { rule: 'no-missing-port' },
    ])
  })

  it('is for clusters that are not checked where the file is shared', async () => {
    const settings = readSettings(
      {
        path: '.fleet.yaml',
        content: dump({ suppressions: [{ ...entry, object: 'lab Service notes/notes' }] }),
        isShared: true,
      },
      DECIDABLE_RULES,
    )
    expect(await rulesOf('', [], { settings })).toEqual([])
  })
})

describe('settings are refused', () => {
  it.each([
    ['a list', '- 1', 1, 1],
    ['no YAML', 'ignore: [a', 1, 11],
    ['of two documents', 'ignore: []\n---\nignore: []\n', 1, 1],
    ['with an unknown key', 'ignore: []\nignored: []', 2, 1],
    ['with an unknown distribution', 'clusters:\n  home: {distribution: k4s}', 2, 10],
    ['with an unknown rule', 'severities:\n  no-missing-prt: off', 2, 3],
    ['with an unknown severity', 'severities:\n  no-missing-port: fatal', 2, 3],
  ])('(%s), at their line and column', async (_, content, line, column) => {
    expect(await checked(content, [])).toMatchObject([
      {
        rule: 'valid-settings',
        severity: 'error',
        location: { kind: 'file', file: '.fleet.yaml', line, column },
      },
    ])
  })

  it.each([
    ['without a reason', { rule: 'no-missing-port', path: '**' }, 'require-suppression-reason'],
    ['without a target', { rule: 'no-missing-port', reason: 'why' }, 'valid-suppression'],
    [
      'from an unknown rule',
      { rule: 'no-missing-prt', path: '**', reason: 'why' },
      'no-missing-suppression-rule',
    ],
    [
      'with an unknown key',
      { rule: 'no-missing-port', path: '**', reason: 'why', until: 'May' },
      'valid-suppression',
    ],
  ])('(a suppression %s)', async (_, suppression, rule) => {
    expect(await rulesOf({ suppressions: [suppression] }, [])).toEqual([rule])
  })
})

describe('what a person asks of one run', () => {
  const style = { severities: { 'require-pod-security': 'info' } }

  it('is house style in their own files, or it is silent', async () => {
    expect(await rulesOf(style, namespace)).not.toContain('require-pod-security')
    expect(await rulesOf(style, namespace, { houseStyle: true })).toContain('require-pod-security')
  })

  it('may be some rules alone', async () => {
    const rules = ['no-missing-port']
    expect(new Set(await rulesOf('', [...namespace, loosePort], { rules }))).toEqual(new Set(rules))
  })
})
