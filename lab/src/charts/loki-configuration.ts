import { createAjv } from '@fleet/validation/ajv'
import { SCHEMA_FILES } from '@fleet/validation/schema-files'
import { parse } from 'yaml'
import { textAt, type KubernetesObject } from '../trees/committed.ts'

/** The configuration of Loki among the objects that its chart renders. */
export const lokiConfigurationIn = (rendered: readonly KubernetesObject[]): string =>
  textAt(
    rendered.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'loki'),
    'data',
    'config.yaml',
  )

/** What is wrong with a configuration by the schema of Loki's own types. */
export const lokiSchemaErrors = (configuration: string): readonly unknown[] => {
  const ajv = createAjv()
  for (const [path, file] of Object.entries(SCHEMA_FILES)) ajv.addSchema(file, path)
  const validate = ajv.getSchema('derived/loki.json#/$defs/pkg~1loki.Config')
  if (!validate) throw new Error('no schema of Loki’s configuration')
  return validate(parse(configuration)) ? [] : (validate.errors ?? ['it is none'])
}
