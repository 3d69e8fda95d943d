import { createAjv } from '@fleet/validation/ajv'
import { SCHEMA_FILES } from '@fleet/validation/schema-files'
import { parse } from 'yaml'

/** What of a configuration is not as the types of Loki have it, by the schema that is derived from them. */
export const lokiSchemaErrors = (configuration: string): readonly string[] => {
  const ajv = createAjv()
  for (const [path, file] of Object.entries(SCHEMA_FILES)) ajv.addSchema(file, path)
  const validate = ajv.getSchema('derived/loki.json#/$defs/pkg~1loki.Config')
  if (!validate) throw new Error('no schema of Loki’s configuration')
  const isValid = validate(parse(configuration))
  return isValid === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
