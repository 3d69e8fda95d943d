import { describe, expect, it } from 'vitest'
import { add, own, refusedBy, set, type Draft } from '../../testing/sample-trees.ts'
import { banLayerDeadlock } from './ban-layer-deadlock.ts'
import { validate } from '../../validate.ts'
import { testRule } from '../../testing/test-rule.ts'

const labels = {
  'app.kubernetes.io/name': 'own',
  'app.kubernetes.io/part-of': 'observability-fleet',
  'app.kubernetes.io/managed-by': 'observability-fleet',
}

const ALERT = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'own', namespace: 'monitoring', labels },
  spec: {
    groups: [{ name: 'own', rules: [{ record: 'cluster:up:count', expr: 'count by (cluster) (up)' }] }],
  },
}

const RELEASE = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'kube-prometheus-stack', namespace: 'monitoring' },
  spec: {
    interval: '1h',
    chart: {
      spec: {
        chart: 'kube-prometheus-stack',
        version: '88.5.3',
        sourceRef: { kind: 'HelmRepository', name: 'prometheus-community' },
      },
    },
  },
}

const definition: Draft = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'prometheusrules.monitoring.coreos.com' },
  spec: { group: 'monitoring.coreos.com' },
}

const account = (namespace: string): Draft => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'own', namespace, labels },
})

const namespace: Draft = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'own',
    labels: {
      ...labels,
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'latest',
    },
  },
}

testRule(banLayerDeadlock, {
  invalid: [
    {
      name: 'a PrometheusRule beside the release that defines its kind',
      changes: [...own(ALERT, 'releases', 'hub')],
      findings: [{ severity: 'error', object: 'homelab PrometheusRule monitoring/own' }],
    },
    {
      name: 'a custom resource in a layer for which that of its definition waits',
      changes: [...own(ALERT, 'sources', 'hub')],
    },
    {
      name: 'a custom resource beside the Kustomizations',
      changes: [add('hub', 'flux/own.yaml', ALERT)],
    },
    {
      name: 'an object of a namespace that a later layer holds',
      changes: [...own(namespace), ...own(account('own'), 'sources')],
    },
  ],
})

describe('ban-layer-deadlock', () => {
  it('refuses an object of a namespace that a release beside it creates', async () => {
    const refused = await refusedBy(
      ...own(account('stack'), 'releases', 'hub'),
      set('hub HelmRelease opentelemetry-collector', ['spec', 'targetNamespace'], 'stack'),
      set('hub HelmRelease opentelemetry-collector', ['spec', 'install', 'createNamespace'], true),
    )
    expect(refused).toContain('ban-layer-deadlock')
    expect(refused).not.toContain('no-missing-namespace')
  })

  it.each(['sources', 'releases'])(
    'accepts a custom resource beside its release, with its definition in %s',
    async (layer) => {
      const changes = [...own(ALERT, 'releases', 'hub'), ...own(definition, layer, 'hub')]
      expect(await refusedBy(...changes)).not.toContain('ban-layer-deadlock')
    },
  )

  it('accepts a custom resource of a chart that does not define its kinds', async () => {
    const refused = await refusedBy(
      ...own(ALERT, 'releases', 'hub'),
      set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'crds'], { enabled: false }),
    )
    expect(refused).not.toContain('ban-layer-deadlock')
  })

  it('warns in a tree that a person wrote', async () => {
    const text = [ALERT, RELEASE].map((object) => JSON.stringify(object)).join('\n---\n')
    const list = {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['all.yaml'],
    }
    const { findings } = await validate([
      {
        cluster: 'home',
        files: [
          { path: 'kustomization.yaml', content: JSON.stringify(list), objects: [list] },
          { path: 'all.yaml', content: text, objects: [ALERT, RELEASE] },
        ],
      },
    ])
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'ban-layer-deadlock', severity: 'warning' }),
    )
  })
})
