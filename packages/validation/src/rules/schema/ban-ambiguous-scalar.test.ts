import { GENERATED } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../tree/reading/read-manifest.ts'
import { findingsInOwn } from '../../testing/own-tree.ts'
import { validate } from '../../validate.ts'

const findingsIn = async (data: string) => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: apps\ndata:\n${data}\n`
  const file = { path: 'workloads/settings.yaml', ...readManifest(new TextEncoder().encode(text)) }
  const { findings } = await validate([{ cluster: 'hub', files: [file] }], { houseStyle: true })
  return findings
}

const aboutScalars = async (data: string) =>
  (await findingsIn(data)).filter(({ rule }) => rule === 'ban-ambiguous-scalar')

describe('ban-ambiguous-scalar', () => {
  it.each(['enabled: yes', 'enabled: off', 'enabled: y', 'count: 1_000', 'time: 1:20', 'day: 2026-11-24'])(
    'refuses %s, which not every reader takes for a text',
    async (line) => {
      const [finding, ...others] = await aboutScalars(`  ${line}`)
      expect(finding).toMatchObject({ rule: 'ban-ambiguous-scalar', location: { line: 7, column: 3 } })
      expect(others).toEqual([])
    },
  )

  it('refuses a key that is true in YAML 1.1 and a text in YAML 1.2', async () => {
    expect(await aboutScalars("  on: 'push'")).toMatchObject([{ rule: 'ban-ambiguous-scalar' }])
  })

  it.each(["enabled: 'yes'", 'enabled: "off"', 'text: |\n    on\n    off', 'sentence: yes and no'])(
    'accepts %s',
    async (line) => {
      expect(await aboutScalars(`  ${line}`)).toEqual([])
    },
  )

  it.each(['0755', '0o755'])('reads the mode %s as kubectl and kustomize do', async (mode) => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: example/web}]
      volumes: [{name: scripts, configMap: {name: scripts, defaultMode: ${mode}}}]
`
    const rules = (await findingsInOwn(text)).map(({ rule }) => rule)
    expect(rules).not.toContain('ban-ambiguous-scalar')
    expect(rules).not.toContain('valid-object')
  })

  it('refuses the octal number of YAML 1.1 in a generated file', async () => {
    const priority =
      'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: low}\nvalue: 0755\n'
    const content = `${GENERATED} a test\n---\n${priority}`
    const file = { path: 'workloads/settings.yaml', ...readManifest(new TextEncoder().encode(content)) }
    const { findings } = await validate([{ cluster: 'hub', files: [file] }])
    expect(findings.map(({ rule }) => rule)).toContain('ban-ambiguous-scalar')
  })

  it('reads the keys that a map merges from another one', async () => {
    const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: one
  namespace: default
  labels: &labels
    app: one
  annotations:
    !!merge <<: *labels
    more: text
---
apiVersion: v1
kind: ConfigMap
metadata: {name: two, namespace: default, labels: &two {app: two}, annotations: {<<: *two}}
`
    const rules = (await findingsInOwn(text)).map(({ rule }) => rule)
    expect(rules).toEqual(['require-listed-file'])
  })

  it('reads the text, and not what kustomize makes of it', async () => {
    const content = `${objectOf('second')}data:\n  enabled: 'on'\n---\n${objectOf('first')}data:\n  day: 2026-11-24\n`
    const made = (name: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'apps' },
      data: {},
    })
    const file = {
      path: 'apps/settings.yaml',
      content,
      objects: [made('first'), made('second')],
      documents: [1, 0],
    }
    const { findings } = await validate([{ cluster: 'hub', files: [file] }])
    expect(findings.filter(({ rule }) => rule === 'ban-ambiguous-scalar')).toMatchObject([
      { message: expect.stringMatching(/^data\.day is/) as string },
    ])
  })
})

const objectOf = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`
