import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'

const DOCS = join(import.meta.dirname, '../../../../docs')

const parserOf = (schema: string): ((stdout: string) => unknown) => {
  const validate = new Ajv2020({ strict: true }).compile(
    JSON.parse(readFileSync(join(DOCS, schema), 'utf8')) as AnySchema,
  )
  return (stdout) => {
    const report: unknown = JSON.parse(stdout)
    if (!validate(report)) throw new Error(JSON.stringify(validate.errors))
    return report
  }
}

/** Parses what `--json` printed. @throws Error where it violates the published schema */
export const parseReport = parserOf('report.schema.json')

/** Parses what `plan --json` printed. @throws Error where it violates the published schema */
export const parsePlan = parserOf('plan.schema.json')
