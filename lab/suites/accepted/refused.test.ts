import { expect, test } from 'vitest'
import { checkByApi, removeObjects } from '../../src/checks/check-by-api.ts'
import { checkFiles } from '../../src/checks/check-files.ts'
import { useApiServer } from '../../src/kubernetes/use-api-server.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, objectsOf, type KubernetesObject } from '../../src/trees/committed.ts'

/** A committed object with a text in it replaced. */
interface Fault {
  readonly cluster: string
  readonly kind: string
  readonly name: string
  readonly replace: readonly [text: string, by: string]
}

/** @throws where the text is missing, so that every fault changes something */
const withFault = ({ cluster, kind, name, replace: [text, by] }: Fault): KubernetesObject => {
  const object = JSON.stringify(objectOf(cluster, kind, name))
  if (!object.includes(text)) throw new Error(`${kind} ${name} of ${cluster} does not say ${text}`)
  return JSON.parse(object.replace(text, by)) as KubernetesObject
}

const collector = { cluster: clusters.spoke.name, kind: 'ConfigMap', name: 'otel-collector' } as const
const exporter = { cluster: clusters.spoke.name, name: 'kube-state-metrics' } as const
const release = (name: string) => ({ cluster: clusters.hub.name, kind: 'HelmRelease', name }) as const
const rules = { cluster: clusters.hub.name, kind: 'PrometheusRule', name: 'fleet-telemetry' } as const

const badFiles: readonly (readonly [program: string, what: string, fault: Fault])[] = [
  ['otelcol', 'a field that it does not have', { ...collector, replace: ['start_at:', 'starts_at:'] }],
  [
    'otelcol',
    'a processor that is not defined',
    { ...release('opentelemetry-collector'), replace: ['["memory_limiter"', '["memory_limit"'] },
  ],
  [
    'promtool',
    'an interval that is none',
    { ...collector, replace: ['scrape_interval: 15s', 'scrape_interval: 15'] },
  ],
  [
    'promtool',
    'a target that is no address',
    { ...release('kube-prometheus-stack'), replace: ['"192.168.50.4:9100"', '"http://192.168.50.4:9100"'] },
  ],
  ['promtool', 'an expression that does not parse', { ...rules, replace: ['"expr":"', '"expr":"('] }],
  [
    'loki',
    'a limit that it does not have',
    { ...release('loki'), replace: ['"max_line_size"', '"max_lines_size"'] },
  ],
]

test.for(badFiles)('%s refuses %s', async ([program, , fault], context) => {
  if (program === 'loki') needLoki(context)
  const refusals = await checkFiles([withFault(fault)])
  expect(refusals.map((refusal) => refusal.program)).toContain(program)
})

const theServer = useApiServer()

const apiSays = async (objects: readonly KubernetesObject[]): Promise<string> => {
  const refusals = await checkByApi(theServer().api, objects)
  await removeObjects(theServer().api, objects)
  return refusals.map(({ what, says }) => `${what}: ${says}`).join('\n')
}

const namespaces = (cluster: string) => objectsOf(cluster).filter(({ kind }) => kind === 'Namespace')

const badObjects: readonly (readonly [what: string, fault: Fault, says: RegExp])[] = [
  [
    'an unknown field',
    { ...exporter, kind: 'Deployment', replace: ['"replicas"', '"replica"'] },
    /Deployment.*field not declared/,
  ],
  [
    'a value of the wrong type',
    { ...exporter, kind: 'Service', replace: ['"port":8080', '"port":"8080"'] },
    /port: expected numeric/,
  ],
  [
    'a name that Kubernetes does not allow',
    { ...exporter, kind: 'ServiceAccount', replace: ['"name":"', '"name":"A_'] },
    /ServiceAccount.*RFC 1123/,
  ],
  [
    'a field that the definition of a custom resource does not have',
    {
      cluster: clusters.spoke.name,
      kind: 'Kustomization',
      name: 'sources',
      replace: ['"prune"', '"pruned"'],
    },
    /Kustomization.*field not declared/,
  ],
  [
    'a pod that breaks the level of its namespace',
    {
      cluster: clusters.spoke.name,
      kind: 'Deployment',
      name: 'it-tools',
      replace: ['"containers":[{', '"hostNetwork":true,"containers":[{'],
    },
    /Pod .*violates PodSecurity/,
  ],
]

test.each(badObjects)('kube-apiserver refuses %s', async (_what, fault, says) => {
  expect(await apiSays([...namespaces(fault.cluster), withFault(fault)])).toMatch(says)
})

test('kube-apiserver refuses a port of every node that two Services want', async () => {
  const one = objectsOf(clusters.hub.name).find((object) => JSON.stringify(object).includes('"nodePort"'))
  if (!one) throw new Error(`${clusters.hub.name} has no Service with a nodePort`)
  const other = { ...one, metadata: { ...one.metadata, name: 'another' } }
  expect(await apiSays([...namespaces(clusters.hub.name), one, other])).toMatch(/another.*already allocated/)
})

test('the same tree twice in turn is taken both times: nothing of the first stays', async () => {
  const objects = objectsOf(clusters.spoke.name)
  expect(await apiSays(objects)).toBe('')
  expect(await apiSays(objects)).toBe('')
})
