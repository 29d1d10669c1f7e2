/** Of this pair: the contract, its functions and both apps are released together. */
export const release = '0.1.0'
