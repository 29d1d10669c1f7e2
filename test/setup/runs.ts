/** How often a test at random is run: as usual, or `DUET_RUNS=5000 npm test -- <words>` for the whole. */
export const runs = (usual: number): number => Number(process.env['DUET_RUNS'] ?? usual)
