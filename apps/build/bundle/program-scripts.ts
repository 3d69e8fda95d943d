import { join } from 'node:path'
import type { LogsStore } from '@fleet/model'
import type { RolldownPluginOption } from 'rolldown'
import { dataAsJson, inAscii } from './bundled-code.ts'
import { compiledCode, compiledSchemas, type SchemaBundles } from './compiled-schemas.ts'
import { scriptOf } from './script-of.ts'

const COMPOSED_DASHBOARDS = join(
  import.meta.dirname,
  '../../../packages/dashboards/src/composed-dashboards.ts',
)

/** Dashboards are the same for every fleet with one store of logs. A bundle holds them composed, without the builders, which load slowly. */
const dashboardsComposed = {
  name: 'dashboards-composed',
  load: async (id: string) => {
    if (id !== COMPOSED_DASHBOARDS) return null
    const { composedDashboards } = (await import(id)) as {
      readonly composedDashboards: (store: LogsStore['store']) => unknown
    }
    const composed: Readonly<Record<LogsStore['store'], unknown>> = {
      loki: composedDashboards('loki'),
      'victoria-logs': composedDashboards('victoria-logs'),
    }
    return `const COMPOSED = ${JSON.stringify(composed)}\nexport const composedDashboards = (store) => COMPOSED[store]`
  },
}

/** The names of the scripts that are the program. */
export interface ScriptNames extends SchemaBundles {
  readonly program: string
}

/** A script that `runBundle` runs, and the files that it is made of. */
export interface ProgramScript {
  readonly name: string
  readonly code: string
  readonly modules: readonly string[]
}

/** The program in one script, and beside it its compiled schemas, what checks other kinds, what derives charts, and what reads a kubeconfig. */
export const programScripts = async (
  { program, ...beside }: ScriptNames,
  plugins: RolldownPluginOption = [],
): Promise<readonly ProgramScript[]> => [
  await wrapped(program, 'apps/build/src/main.ts', [
    compiledSchemas(beside),
    dataAsJson,
    dashboardsComposed,
    plugins,
  ]),
  { name: beside.compiled, code: inAscii(await compiledCode()), modules: [] },
  await wrapped(beside.onDemand, 'packages/validation/src/schemas/on-demand.ts', [dataAsJson]),
  await wrapped(beside.charts, 'packages/charts/src/index.ts', [dataAsJson]),
  await wrapped(beside.kubeconfig, 'apps/build/src/doctor/kubeconfig.ts', [dataAsJson]),
]

const wrapped = async (
  name: string,
  input: string,
  plugins: RolldownPluginOption,
): Promise<ProgramScript> => {
  const { code, modules } = await scriptOf(input, plugins)
  return { name, code: `(function (exports, require, load) {${code}\n})\n`, modules }
}
