import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'

const SCHEMA = join(import.meta.dirname, '../../../../docs/report.schema.json')

const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as AnySchema)

/** Parses what `--json` printed. @throws Error where it violates the published schema */
export const parseReport = (stdout: string): unknown => {
  const report: unknown = JSON.parse(stdout)
  if (!validate(report)) throw new Error(JSON.stringify(validate.errors))
  return report
}
