import { createAjv } from '@fleet/validation/ajv'
import { SCHEMA_FILES, schemaRoots } from '@fleet/validation/schema-files'
import standaloneModule from 'ajv/dist/standalone/index.js'
import { minify } from 'rolldown/utils'
import { CALLS, shortened } from './shortened.ts'

const ROOTS = schemaRoots()
const OWN = ROOTS.filter(({ replacedBy }) => replacedBy === undefined)

/** The module that compiles the schemas of generated trees while the program runs, and that of all other schemas. */
const COMPILER = /\/packages\/validation\/src\/schemas\/validators\.ts$/
const ON_DEMAND = /\/packages\/validation\/src\/schemas\/on-demand\.ts$/

/** The module that derives what is known of charts. */
const DERIVATION = /\/apps\/build\/src\/charts\/derivation\.ts$/

/** The module that loads the client of Kubernetes. */
const KUBECONFIG = /\/apps\/build\/src\/doctor\/kubeconfig\.ts$/

/** The files beside a program. */
export interface SchemaBundles {
  /** What checks generated trees, compiled ahead: a bundle compiles none of it while it runs. */
  readonly compiled: string
  /** What checks all other kinds: their schemas, and the compiler. */
  readonly onDemand: string
  /** What derives the values of charts, for `chart add`. */
  readonly charts: string
  /** What reads a kubeconfig and its credentials, for `doctor`. */
  readonly kubeconfig: string
}

/** Puts calls of files beside the program in place of the compiler and of all schemas. */
export const compiledSchemas = ({ compiled, onDemand, charts, kubeconfig }: SchemaBundles) => ({
  name: 'compiled-schemas',
  load: (id: string) => {
    if (COMPILER.test(id)) return { code: moduleOfCompiled(compiled), moduleType: 'js' as const }
    if (DERIVATION.test(id)) return { code: moduleOfDerivation(charts), moduleType: 'js' as const }
    if (KUBECONFIG.test(id)) return { code: moduleOfKubeconfig(kubeconfig), moduleType: 'js' as const }
    return ON_DEMAND.test(id) ? { code: moduleOnDemand(onDemand), moduleType: 'js' as const } : null
  },
})

/** What `on-demand.ts` exports. The bundle loads the file at its first use. */
const moduleOnDemand = (file: string): string => `
  import { once } from '../values/once.ts'
  const loaded = once(() => load(${JSON.stringify(file)}))
  export const validatorOnDemand = (name) => loaded().validatorOnDemand(name)
  export const validatorBy = (schema) => loaded().validatorBy(schema)
`

/** What `derivation.ts` exports. */
const moduleOfDerivation = (file: string): string => `
  import { once } from '@fleet/validation'
  const loaded = once(() => load(${JSON.stringify(file)}))
  export const chartFile = (chart) => loaded().chartFile(chart)
  export const deriveChart = (files) => loaded().deriveChart(files)
  export const filesInArchive = (archive) => loaded().filesInArchive(archive)
  export const isUnreadableChart = (error) => loaded().isUnreadableChart(error)
`

/** What `kubeconfig.ts` exports. */
const moduleOfKubeconfig = (file: string): string => `
  import { once } from '@fleet/validation'
  const loaded = once(() => load(${JSON.stringify(file)}))
  export const personsKubeConfig = () => loaded().personsKubeConfig()
  export const inContext = (config, context) => loaded().inContext(config, context)
`

/** What `validators.ts` exports. The bundle loads the file of code at its first use. */
const moduleOfCompiled = (file: string): string => `
  import equal from 'ajv/dist/runtime/equal.js'
  import ucs2length from 'ajv/dist/runtime/ucs2length.js'
  import { once } from '../values/once.ts'
  import { FORMATS } from './formats.ts'
  import { yamlIn } from './yaml-in.ts'
  const called = { formats: FORMATS, yamlIn, equal: equal.default, ucs2length: ucs2length.default }
  const validators = once(() => load(${JSON.stringify(file)}).validatorsWith(called))
  const replacements = new Map(${JSON.stringify(
    ROOTS.flatMap(({ name, replacedBy }) => (replacedBy === undefined ? [] : [[name, replacedBy]])),
  )})
  const names = ${JSON.stringify(OWN.map(({ name }) => name))}
  export const schemaNames = () => [...names, ...replacements.keys()]
  export const replacementOf = (name) => replacements.get(name)
  export const validatorOf = (name) => names.includes(name) ? validators()[name] : undefined
`

/** All schemas that values are checked by, as one script. */
export const compiledCode = async (): Promise<string> => {
  const ajv = createAjv({ code: { source: true }, inlineRefs: false })
  for (const [path, file] of Object.entries(SCHEMA_FILES)) ajv.addSchema(file, path)
  const pointers = Object.fromEntries(OWN.map(({ name, pointer }) => [name, pointer]))
  const code = shortened(standaloneModule.default(ajv, pointers)).replaceAll(
    /require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g,
    '$1',
  )
  const { code: minified } = await minify(
    'schemas.js',
    `program.validatorsWith = ({ formats, yamlIn, equal, ucs2length }) => {
      const exports = {}
      ${CALLS}
      ${code}
      return exports
    }`,
    { compress: true, mangle: true },
  )
  return `(function (program) {${minified}\n})\n`
}
