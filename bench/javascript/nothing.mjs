export const ask = () => true;
