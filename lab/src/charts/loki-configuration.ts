import { textAt, type KubernetesObject } from '../trees/committed.ts'

/** The configuration of Loki among the objects that its chart renders. */
export const lokiConfigurationIn = (rendered: readonly KubernetesObject[]): string =>
  textAt(
    rendered.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'loki'),
    'data',
    'config.yaml',
  )
