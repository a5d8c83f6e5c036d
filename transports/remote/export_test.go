// SPDX-License-Identifier: Apache-2.0

package remote

// ListBudget is how many bytes of a listing are read.
const ListBudget = listBudget
