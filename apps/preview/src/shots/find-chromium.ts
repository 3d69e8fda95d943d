import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const OF_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** No browser is downloaded: it is one that the machine has, or the one that CHROMIUM names. */
export const findChromium = ({ CHROMIUM, PATH = '' }: NodeJS.ProcessEnv): string | undefined => {
  const folders = [...PATH.split(delimiter), '/usr/bin']
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [CHROMIUM ?? [], installed, OF_MACOS].flat().find(isProgram)
}

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
