/** How far apart the parts of a colour are where a person no longer calls it grey. Grafana’s greys are a little blue. */
const GREYEST = 48

/** @param colour `#rrggbb` */
export const isColoured = (colour: string): boolean => {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
  return Math.max(...parts) - Math.min(...parts) > GREYEST
}
