import { delimiter, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flux, list, namespace, WEB } from '../../src/corpus/notes.ts'
import type { Files } from '../../src/corpus/repository.ts'
import { runValidate, type Finding } from '../../src/corpus/run-validate.ts'
import { programFile } from '../../src/engines/engines.ts'

const TOOLS = [programFile('kustomize'), programFile('helm')].map((file) => dirname(file)).join(delimiter)
const TIMEOUT = 60_000

const errorsIn = async (files: Files, options: readonly string[] = []): Promise<readonly Finding[]> =>
  (await runValidate(files, TOOLS, options)).findings.filter(({ severity }) => severity === 'error')

/** The names of the Services that finding shows, with where each is written. */
const loosePorts = async (files: Files) =>
  (await errorsIn(files)).map(({ rule, object = '', file, line }) => ({
    rule,
    service: object.split(' ').at(-1),
    at: `${file}:${line}`,
  }))

const PORT = { rule: 'no-missing-port', at: 'apps/web.yaml:24' }

interface Case {
  readonly feature: string
  readonly files: Files
  /** The Services of which a finding speaks. */
  readonly services: readonly string[]
}

const NOTES = { 'apps/namespace.yaml': namespace('notes'), 'apps/web.yaml': WEB }
const RESOURCES = { resources: ['namespace.yaml', 'web.yaml'] }

const patch = (value: object): string => JSON.stringify(value)

const CHART = 'apiVersion: v2\nname: web\nversion: 1.0.0\n'

/** A release of the chart in the repository. */
const release = (more: object): string =>
  patch({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'notes', namespace: 'notes' },
    spec: {
      interval: '1h',
      chart: {
        spec: {
          chart: './charts/web',
          sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' },
        },
      },
      ...more,
    },
  })

const CASES: readonly Case[] = [
  {
    feature: 'the namespace of a list',
    files: { ...NOTES, 'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }), ...flux({}) },
    services: ['notes/web'],
  },
  {
    feature: 'a prefix and a suffix of names',
    files: {
      ...NOTES,
      'apps/kustomization.yaml': list({
        ...RESOURCES,
        namespace: 'notes',
        namePrefix: 'my-',
        nameSuffix: '-2',
      }),
      ...flux({ namePrefix: 'our-' }),
    },
    // kustomize leaves the names of namespaces alone.
    services: ['notes/our-my-web-2'],
  },
  {
    feature: 'a strategic merge patch in a list',
    files: {
      ...NOTES,
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes', patches: [{ path: 'port.yaml' }] }),
      'apps/port.yaml': patch({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: {
          template: {
            spec: { containers: [{ name: 'web', ports: [{ name: 'nowhere', containerPort: 9090 }] }] },
          },
        },
      }),
      ...flux({}),
    },
    services: [],
  },
  {
    feature: 'a JSON patch in the Kustomization',
    files: {
      ...NOTES,
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }),
      ...flux({
        patches: [
          {
            target: { kind: 'Service' },
            patch: patch([{ op: 'replace', path: '/spec/ports/0/targetPort', value: 'http' }]),
          },
        ],
      }),
    },
    services: [],
  },
  {
    feature: 'the target namespace of the Kustomization',
    files: { ...NOTES, 'apps/kustomization.yaml': list(RESOURCES), ...flux({ targetNamespace: 'notes' }) },
    services: ['notes/web'],
  },
  {
    feature: 'a component of the Kustomization',
    files: {
      ...NOTES,
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }),
      'components/cache/kustomization.yaml': patch({
        apiVersion: 'kustomize.config.k8s.io/v1alpha1',
        kind: 'Component',
        patches: [
          {
            target: { kind: 'Service' },
            patch: '[{"op": "replace", "path": "/spec/ports/0/targetPort", "value": "http"}]',
          },
        ],
      }),
      ...flux({ components: ['../components/cache'] }),
    },
    services: [],
  },
  {
    feature: 'a folder without a list',
    files: { ...NOTES, ...flux({ targetNamespace: 'notes' }) },
    services: ['notes/web'],
  },
  {
    feature: 'a replacement',
    files: {
      ...NOTES,
      'apps/kustomization.yaml': list({
        ...RESOURCES,
        namespace: 'notes',
        replacements: [
          {
            source: {
              kind: 'Deployment',
              name: 'web',
              fieldPath: 'spec.template.spec.containers.0.ports.0.name',
            },
            targets: [{ select: { kind: 'Service' }, fieldPaths: ['spec.ports.0.targetPort'] }],
          },
        ],
      }),
      ...flux({}),
    },
    services: [],
  },
  {
    feature: 'a variable with a default',
    files: {
      ...NOTES,
      'apps/web.yaml': WEB.replace('targetPort: nowhere', 'targetPort: ${PORT:=nowhere}'),
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }),
      ...flux({ postBuild: { substitute: { APP: 'web' } } }),
    },
    services: ['notes/web'],
  },
  {
    feature: 'a variable of a ConfigMap in the tree',
    files: {
      ...NOTES,
      'apps/web.yaml': WEB.replace('targetPort: nowhere', 'targetPort: ${PORT}'),
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }),
      'clusters/home/settings.yaml': patch({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings', namespace: 'flux-system' },
        data: { PORT: 'elsewhere' },
      }),
      ...flux({ postBuild: { substituteFrom: [{ kind: 'ConfigMap', name: 'settings' }] } }),
    },
    services: ['notes/web'],
  },
  {
    feature: 'a variable that only the cluster knows',
    files: {
      ...NOTES,
      'apps/web.yaml': WEB.replace('targetPort: nowhere', 'targetPort: ${PORT}'),
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }),
      ...flux({ postBuild: { substituteFrom: [{ kind: 'Secret', name: 'settings', optional: true }] } }),
    },
    services: [],
  },
]

describe('rendering knows', { timeout: TIMEOUT }, () => {
  test.each(CASES)('$feature', async ({ files, services }) => {
    expect(await loosePorts(files)).toEqual(services.map((service) => ({ ...PORT, service })))
  })

  test('an image of the Kustomization', async () => {
    const files = {
      ...NOTES,
      'apps/web.yaml': WEB.replace('nowhere', 'http'),
      ...flux({
        targetNamespace: 'notes',
        images: [{ name: 'ghcr.io/example/web', newName: 'ghcr.io/example/other', newTag: 'latest' }],
      }),
    }
    const { findings } = await runValidate(files, TOOLS, ['--house-style', '--rule', 'require-pinned-image'])
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('ghcr.io/example/other:latest'),
    ])
  })

  test('what a generator makes, at the list that has it', async () => {
    const files = {
      'apps/kustomization.yaml': list({
        namespace: 'notes',
        resources: ['namespace.yaml', 'pod.yaml'],
        configMapGenerator: [{ name: 'settings', files: ['settings.yaml'] }],
      }),
      'apps/namespace.yaml': namespace('notes'),
      'apps/settings.yaml': 'server: [1, 2\n',
      'apps/pod.yaml': WEB.replace('nowhere', 'http').replace(
        'containers:',
        'volumes: [{name: settings, configMap: {name: settings, items: [{key: other.yaml, path: a}]}}]\n      containers:',
      ),
      ...flux({}),
    }
    const [finding, ...others] = await errorsIn(files)
    expect(finding).toMatchObject({ rule: 'no-missing-config-map', file: 'apps/pod.yaml' })
    expect(finding?.message).toContain('other.yaml')
    expect(others).toEqual([])
  })

  test('a chart of the repository', async () => {
    const files = {
      'charts/web/Chart.yaml': CHART,
      'charts/web/templates/web.yaml': WEB.replaceAll('name: web', 'name: {{ .Release.Name }}'),
      'apps/namespace.yaml': namespace('notes'),
      'apps/release.yaml': release({}),
      ...flux({}),
    }
    expect((await errorsIn(files, ['--charts', '.'])).map(({ rule, object }) => [rule, object])).toEqual([
      ['no-missing-port', expect.stringMatching(/Service notes\/notes$/)],
    ])
  })

  test('values of a chart that a ConfigMap of the tree holds', async () => {
    const files = {
      'charts/web/Chart.yaml': CHART,
      'charts/web/templates/web.yaml': WEB.replace('nowhere', '{{ .Values.port }}'),
      'charts/web/values.yaml': 'port: nowhere\n',
      'apps/namespace.yaml': namespace('notes'),
      'apps/values.yaml': patch({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'values', namespace: 'notes' },
        data: { 'values.yaml': 'port: http\n' },
      }),
      'apps/release.yaml': release({ valuesFrom: [{ kind: 'ConfigMap', name: 'values' }] }),
      ...flux({}),
    }
    expect(await errorsIn(files, ['--require-rendering'])).toEqual([])
  })

  test('that kustomize fails, and checks everything else', async () => {
    const files = {
      ...NOTES,
      'apps/kustomization.yaml': list({ ...RESOURCES, namespace: 'notes' }),
      'other/kustomization.yaml': list({ patches: [{ path: 'missing.yaml' }] }),
      ...flux({}),
      ...flux({ path: './other' }, 'other'),
    }
    expect((await errorsIn(files)).map(({ rule }) => rule).toSorted()).toEqual([
      'no-missing-port',
      'valid-flux-build',
    ])
  })

  test('that nothing is fetched', async () => {
    const files = {
      ...NOTES,
      'apps/kustomization.yaml': list({
        namespace: 'notes',
        resources: [...RESOURCES.resources, 'https://example.invalid/more.yaml'],
        patches: [{ path: 'https://example.invalid/patch.yaml' }],
      }),
      ...flux({}),
    }
    expect((await errorsIn(files)).map(({ rule }) => rule)).toEqual(['no-missing-port'])
  })

  test('that a path leads nowhere', async () => {
    expect((await errorsIn(flux({ path: './nowhere' }))).map(({ rule }) => rule)).toEqual([
      'valid-flux-build',
    ])
  })
})
