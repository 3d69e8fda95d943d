import { watch } from 'node:fs'
import type { ServerResponse } from 'node:http'

/** A build writes its files one after the other. */
const QUIET_MILLISECONDS = 150

export interface Reloads {
  /** Keeps a page's connection, and sends an event whenever a file below the folder has changed. */
  readonly subscribe: (response: ServerResponse) => void
  readonly close: () => void
}

/** Server-sent events of what changes below a folder. */
export const reloads = (folder: string): Reloads => {
  const pages = new Set<ServerResponse>()
  const send = (): void => pages.forEach((page) => page.write('data: changed\n\n'))
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(send, QUIET_MILLISECONDS)
  })
  return {
    subscribe: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(': connected\n\n')
      pages.add(response)
      response.on('close', () => pages.delete(response))
    },
    close: () => {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
