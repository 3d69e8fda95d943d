import type { DrawnPage } from './drawn-page.ts'

declare global {
  interface Window {
    /** What the page tells a program that drives its browser. */
    drawnPage?: DrawnPage
  }
}
