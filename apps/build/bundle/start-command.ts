import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a checkout's script `build` gives Node before the command: options, and the file where the program starts. */
export const startCommand = (checkout: string): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly build: string }
  }
  return scripts.build.split(' ').slice(1, -1)
}
