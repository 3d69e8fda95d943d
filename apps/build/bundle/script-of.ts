import { join } from 'node:path'
import { rolldown, type RolldownPluginOption } from 'rolldown'
import { inAscii } from './bundled-code.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')

const REPOSITORY_TEXTS = join(REPOSITORY, 'apps/build/src/init/repository-texts.ts')

/** What `init` reads from files of this repository, a bundle holds. */
const textsInlined = {
  name: 'texts-inlined',
  load: async (id: string) => {
    if (id !== REPOSITORY_TEXTS) return null
    const texts = (await import(id)) as { readonly REPOSITORY_TEXTS: object }
    return `export const REPOSITORY_TEXTS = ${JSON.stringify(texts.REPOSITORY_TEXTS)}`
  },
}

/** A module and all that it imports as one CommonJS script, and the files that it is made of. @param input from the root */
export const scriptOf = async (input: string, plugins: RolldownPluginOption) => {
  const bundle = await rolldown({
    input: join(REPOSITORY, input),
    platform: 'node',
    plugins: [plugins, textsInlined],
  })
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, minify: { mangle: false } })
  return { code: inAscii(output[0].code), modules: Object.keys(output[0].modules) }
}
