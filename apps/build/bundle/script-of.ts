import { join } from 'node:path'
import { rolldown, type RolldownPluginOption } from 'rolldown'
import { inAscii } from './bundled-code.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')

/** A module and all that it imports as one CommonJS script, and the files that it is made of. @param input from the root */
export const scriptOf = async (input: string, plugins: RolldownPluginOption) => {
  const bundle = await rolldown({ input: join(REPOSITORY, input), platform: 'node', plugins })
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, minify: { mangle: false } })
  return { code: inAscii(output[0].code), modules: Object.keys(output[0].modules) }
}
