import { startPreview } from './server/start-preview.ts'
import type { PreviewRequest } from './request.ts'

/** Does what a person asks. The page is shown until they end the program. */
export const run = async (request: PreviewRequest): Promise<void> => {
  const { task } = request
  switch (task.kind) {
    case 'page': {
      const { url } = await startPreview(request)
      process.stdout.write(`${url}\n`)
      return
    }
    case 'shots': {
      const { takeShots } = await import('./shots/take-shots.ts')
      return takeShots(request, task)
    }
    case 'check': {
      const { checkAndReport } = await import('./check/report.ts')
      process.exitCode = await checkAndReport(request, task)
    }
  }
}
