import { merged, type ValuesSchema } from './merged-schemas.ts'
import { ref, type JsonSchema } from '@fleet/charts/json-schema'
import { list, texts } from '@fleet/charts/schemas'

/** Maps that the templates of Traefik read key by key, though the chart's own schema leaves them open. `*` is every entry of a map. */
const READ_BY_KEY: readonly RegExp[] = [
  /^$/,
  /^(?:accessLog|log|logs)(?:\.|$)/,
  /^metrics(?:\.otlp(?:\.(?:grpc|http)(?:\.tls)?)?)?$/,
  /^metrics\.prometheus(?:\.(?:service|serviceMonitor|prometheusRule))?$/,
  /^tracing\.otlp(?:\.(?:grpc|http)(?:\.tls)?)?$/,
  /^ports\.[^.]+(?:\.(?:forwardedHeaders|http|http3|proxyProtocol|redirections|tls|transport))*$/,
  /^providers\.(?:file|kubernetesCRD|kubernetesGateway|kubernetesIngress)$/,
  /^(?:deployment|experimental|gateway|global|ocsp|persistence)$/,
  /^updateStrategy\.rollingUpdate$/,
]

/** What Kubernetes takes where the chart hands a value on, and what Traefik itself takes. */
const KNOWN: Readonly<Record<string, JsonSchema>> = {
  affinity: ref('core/v1.Affinity'),
  nodeSelector: texts,
  podSecurityContext: ref('core/v1.PodSecurityContext'),
  resources: ref('core/v1.ResourceRequirements'),
  securityContext: ref('core/v1.SecurityContext'),
  tolerations: list(ref('core/v1.Toleration')),
  topologySpreadConstraints: list(ref('core/v1.TopologySpreadConstraint')),
  'deployment.podAnnotations': texts,
  'deployment.podLabels': texts,
  'metrics.prometheus.buckets': { type: 'string', pattern: '^\\d+(\\.\\d+)?(,\\d+(\\.\\d+)?)*$' },
}

/**
 * A chart's own schema without its words, in which maps take only keys that the chart reads.
 * @param templates the text of all templates
 */
export const closed = (root: ValuesSchema, templates: string): ValuesSchema => {
  const read = keysRead(templates)
  const at = (schema: ValuesSchema, path: string): ValuesSchema => {
    const known = KNOWN[path]
    if (known) return known
    const { properties, additionalProperties: others, items } = path === PORTS ? mapOfEntries(schema) : schema
    const inside = (key: string): string => (path === '' ? key : `${path}.${key}`)
    const isReadByKey = properties !== undefined && READ_BY_KEY.some((one) => one.test(path))
    return {
      ...wordsOf(schema),
      ...(properties &&
        Object.keys(properties).length > 0 && {
          properties: {
            ...Object.fromEntries((read.get(path) ?? []).map((key) => [key, {}])),
            ...Object.fromEntries(
              Object.entries(properties).map(([key, inner]) => [key, at(inner, inside(key))]),
            ),
          },
        }),
      ...(typeof others === 'object' && { additionalProperties: at(others, inside('*')) }),
      ...((others === false || (typeof others !== 'object' && isReadByKey)) && {
        additionalProperties: false,
      }),
      ...(items && { items: at(items, inside('item')) }),
    }
  }
  return at(root, '')
}

/** Ports have names of any kind, and take the same keys. */
const PORTS = 'ports'

const mapOfEntries = ({ properties, additionalProperties }: ValuesSchema): ValuesSchema => ({
  type: 'object',
  additionalProperties: properties ? Object.values(properties).reduce(merged) : (additionalProperties ?? {}),
})

/** Descriptions and defaults are the chart's own. */
const wordsOf = ({
  type,
  enum: words,
  pattern,
  minimum,
  maximum,
  minLength,
}: ValuesSchema): ValuesSchema => ({
  ...(type !== undefined && { type }),
  ...(words && { enum: words }),
  ...(pattern !== undefined && { pattern }),
  ...(minimum !== undefined && { minimum }),
  ...(maximum !== undefined && { maximum }),
  ...(minLength !== undefined && { minLength }),
})

/** The keys that templates name in full, by the path of their map: a schema lacks those that the chart's values only mention. */
const keysRead = (templates: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const [, path = ''] of templates.matchAll(/\.Values\.([\w.]+)/g)) {
    const keys = path.split('.').filter((key) => key !== '')
    for (const [index, key] of keys.entries()) {
      const parent = keys.slice(0, index).join('.')
      found.set(parent, [...(found.get(parent) ?? []), key])
    }
  }
  return found
}
