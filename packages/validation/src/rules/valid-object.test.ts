import { describe, expect, it } from 'vitest'
import { findingsInOwn } from '../testing/own-tree.ts'
import { add, findingsAfter, own, refusedBy, set, unset } from '../testing/sample-trees.ts'
import { VALID_OBJECT } from './valid-object.ts'
import { testRule } from '../testing/test-rule.ts'

const SPEC = ['spec', 'template', 'spec'] as const

testRule(VALID_OBJECT, {
  invalid: [
    {
      name: 'knows k3s’ way of configuring its own charts',
      changes: [set('hub HelmChartConfig traefik', ['spec', 'values'], 'a: 1')],
    },
  ],
})

describe('valid-object', () => {
  it.each([
    ['a number where a text belongs', 'hub Deployment cloudflared', [...SPEC, 'containers', 0, 'image'], 7],
    ['a missing field', 'hub Deployment cloudflared', ['spec', 'selector'], undefined],
    [
      'a quantity that is none',
      'hub PersistentVolumeClaim *',
      ['spec', 'resources', 'requests', 'storage'],
      '1 GB',
    ],
    ['a duration that Flux refuses', 'hub HelmRelease loki', ['spec', 'interval'], '10 minutes'],
    ['a source that is not OCI', 'hub OCIRepository loki', ['spec', 'url'], 'https://registry.example/loki'],
    ['an object without a name', 'hub Service traefik-metrics', ['metadata', 'name'], ''],
    [
      'a regular expression that Prometheus refuses',
      'hub ServiceMonitor *',
      ['spec', 'endpoints', 0, 'relabelings'],
      [{ action: 'keep', sourceLabels: ['job'], regex: '(' }],
    ],
    [
      'a label with a name that Prometheus cannot have meant',
      'hub ServiceMonitor *',
      ['spec', 'endpoints', 0, 'relabelings'],
      [{ action: 'keep', sourceLabels: ['app.name'], regex: 'x' }],
    ],
    ['an unknown word in a list for kustomize', 'hub telemetry/kustomization.yaml', ['resource'], []],
  ] as const)('refuses %s', async (_, object, path, value) => {
    const findings = await findingsAfter(set(object, path, value))
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['valid-object']))
  })

  it('lets the pods of a job go without labels', async () => {
    const container = {
      name: 'backup',
      image: 'docker.io/restic/restic:0.18.1',
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    }
    const spec = {
      restartPolicy: 'OnFailure',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container],
    }
    const job = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'backup', namespace: 'rss-system' },
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: { spec } } } },
    }
    expect(await refusedBy(...own(job))).toEqual([])
  })

  it('lets people leave out what kustomize takes for said in its own file', async () => {
    const file = 'hub telemetry/kustomization.yaml'
    expect(await refusedBy(unset(file, ['apiVersion']), unset(file, ['kind']))).toEqual([])
  })

  it('refuses a kind that nothing is known of, and says where to add it', async () => {
    const unknown = { apiVersion: 'example.org/v1', kind: 'Widget', metadata: { name: 'widget' } }
    const [finding] = await findingsAfter(add('hub', 'telemetry/traefik.yaml', unknown))
    expect(finding).toMatchObject({
      rule: 'valid-object',
      message: expect.stringContaining('example.org/v1/Widget'),
      fix: expect.stringContaining('kubernetes/roots.json'),
    })
  })

  it('lets no other rule speak of objects that are misshapen', async () => {
    const findings = await findingsAfter(set('hub Service traefik-metrics', ['spec', 'type'], 80))
    expect(findings.map(({ rule }) => rule)).toEqual(['valid-object'])
  })

  it('takes a null for a field that is not there, as the API server does', async () => {
    const found = await findingsInOwn(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default, creationTimestamp: null}
spec:
  strategy: {type: Recreate, rollingUpdate: null}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}, annotations: null}
    spec: {containers: [{name: web, image: example.org/web:1.0.0, resources: null}]}
`)
    expect(found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
      'require-listed-file',
    ])
  })

  it('refuses a null where the API server needs a value', async () => {
    const found = await findingsInOwn(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default}
spec: {selector: null, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}
`)
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'valid-object', message: expect.stringContaining('spec.selector') }),
    )
  })

  it.each(['ClusterRole', 'Role'])('takes any segment of a path for the name of a %s', async (kind) => {
    const named = (name: string) =>
      findingsInOwn(`apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: '${name}', namespace: default}
rules: []
`)
    const rules = async (name: string) => (await named(name)).map(({ rule }) => rule)
    expect(await rules('notes:reader')).not.toContain('valid-object')
    expect(await rules('notes/reader')).toContain('valid-object')
  })
})
