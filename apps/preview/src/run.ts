import type { PreviewRequest } from './command-line.ts'
import { startPreview } from './server/start-preview.ts'

/** Shows the page until a person ends the program. */
export const run = async (request: PreviewRequest): Promise<void> => {
  const { url } = await startPreview(request)
  process.stdout.write(`${url}\n`)
}
