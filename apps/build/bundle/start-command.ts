import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The arguments of Node in a checkout's script `build`: options, and the file where the program starts. */
export const startCommand = (checkout: string): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly build: string }
  }
  return scripts.build.split(' ').slice(1, -1)
}
