/** Every criterion in English: name, reason, the curve's name in the chart, and above the list of neurons. */

export const criterionGroups = {
  weights: 'From the weights',
  activations: 'From what it computes',
  loss: 'From the loss',
  graph: 'From the graph',
  data: 'From the data',
  controls: 'Controls',
};

export const criteria = {
  weights: {
    magnitude: {
      name: 'magnitude',
      why: 'The weights closest to zero go first: they change a neuron’s input least.',
      line: 'smallest weights first',
    },
    deviation: {
      name: 'standard deviations',
      why: 'Each weight beside the standard deviation of its layer, as in Han’s recipe. What training has left at zero counts too, so after pruning the same threshold cuts less.',
      line: 'fewest deviations first',
    },
    lamp: {
      name: 'LAMP',
      why: 'Each weight beside all larger ones of its layer, then one ranking over the network. No layer is emptied; within one layer it is magnitude again.',
      line: 'smallest LAMP scores first',
    },
    synflow: {
      name: 'SynFlow',
      why: 'How much flows through a weight when every input is one. It never looks at the data and never empties a layer before its last weight.',
      line: 'in SynFlow’s order',
    },
    taylor: {
      name: 'Taylor',
      why: 'How much the loss would change, to first order. Judged on the validation members, without any on the network’s own predictions: after training the training loss hardly slopes any more.',
      line: 'smallest Taylor scores first',
    },
    obd: {
      name: 'OBD',
      why: 'Half the square of the weight times the slope’s square, node by node: how much the loss bends there. Each weight is judged alone.',
      line: 'smallest OBD scores first',
    },
    snip: {
      name: 'SNIP',
      why: 'The same question asked before training, of the first weights. It does not know what the weights have become since.',
      line: 'smallest SNIP scores first',
    },
    grasp: {
      name: 'GraSP',
      why: 'Asked before training: weights whose removal lets the gradient grow go first. It does not know what the weights have become since.',
      line: 'smallest GraSP scores first',
    },
    movement: {
      name: 'movement',
      why: 'A trial of fine-tuning: weights that shrink towards zero in it go first. Once the training loss is fitted hardly anything moves.',
      line: 'those that move towards zero first',
    },
    learned: {
      name: 'learned mask (UGS)',
      why: 'A network is trained from the first weights together with a mask for every weight and friendship, and a pull towards zero on each. It costs a whole training.',
      line: 'smallest learned masks first',
    },
    random: {
      name: 'random',
      why: 'Drawn by lot with a fixed seed. The control that every criterion has to beat.',
      line: 'this draw at random',
    },
  },
  neurons: {
    spread: {
      name: 'spread over nodes',
      why: 'A neuron that says the same about everybody tells nobody apart, so it goes first.',
      line: 'narrowest spread first',
      list: 'neurons, the widest spread first',
    },
    scaleSafe: {
      name: 'spread, scale-safe',
      why: 'The spread of what the next layer hears, times how loudly it listens. Rescaling a neuron, which changes nothing for the network, changes nothing here. Two neurons that say the same are both kept.',
      line: 'narrowest message first',
      list: 'neurons, the widest message first',
    },
    literal: {
      name: 'literal, across neurons',
      why: 'The formula read word for word: how far a neuron’s mean lies from the others’. It fails, because it keeps dead neurons: a neuron that is always silent lies far from all live ones and so looks important.',
      line: 'closest to the others first',
      list: 'neurons, the farthest from the others first',
    },
    overEdges: {
      name: 'spread over friendships',
      why: 'The same spread, but only between friends. A neuron that separates two circles differs along few friendships, and so may go too early.',
      line: 'narrowest spread between friends first',
      list: 'neurons, the widest spread between friends first',
    },
    redundancy: {
      name: 'redundancy',
      why: 'Of the two neurons that are most alike one goes, again and again. A neuron that nobody resembles stays, whether it matters or not.',
      line: 'of the most alike first',
      list: 'neurons, the least like any other first',
    },
    greedy: {
      name: 'greedy reconstruction',
      why: 'Again and again the neuron goes that changes the next layer least, beside those gone already. So of two that say the same only one is kept.',
      line: 'in the greedy order',
      list: 'neurons, last in the greedy order first',
    },
    apoz: {
      name: 'silence (APoZ)',
      why: 'Neurons that are silent on most members go first. Only ReLU is ever silent, and one that always fires alike tells nobody apart.',
      line: 'most silent first',
      list: 'neurons, the least silent first',
    },
    gradient: {
      name: 'spread of the gradient',
      why: 'The article’s other reading: how differently the loss slopes in a neuron from member to member. A neuron that never fires may have the widest of all.',
      line: 'narrowest gradient spread first',
      list: 'neurons, the widest gradient spread first',
    },
    taylor: {
      name: 'Taylor',
      why: 'What the loss would change without the neuron, to first order. Gains and losses on different members cancel.',
      line: 'smallest Taylor scores first',
      list: 'neurons, the largest Taylor score first',
    },
    measured: {
      name: 'measured',
      why: 'The loss when this neuron alone is removed: not a guess, the yardstick of all guesses. Of two that stand in for each other both look useless.',
      line: 'smallest measured loss first',
      list: 'neurons, the largest measured loss first',
    },
    incomingL1: {
      name: 'incoming weights, L1',
      why: 'Neurons with the smallest incoming weights go first, by the sum of their sizes. Rescaling a neuron changes it, though nothing else changes.',
      line: 'smallest incoming weights first',
      list: 'neurons, the largest incoming weights first',
    },
    incomingL2: {
      name: 'incoming weights, L2',
      why: 'The same by the root of the sum of squares: one large weight counts more than many small ones.',
      line: 'smallest incoming weights first',
      list: 'neurons, the largest incoming weights first',
    },
    outgoingL1: {
      name: 'outgoing weights, L1',
      why: 'Neurons that the next layer listens to least go first, by the sum of the sizes of their outgoing weights.',
      line: 'smallest outgoing weights first',
      list: 'neurons, the largest outgoing weights first',
    },
    outgoingL2: {
      name: 'outgoing weights, L2',
      why: 'The same by the root of the sum of squares.',
      line: 'smallest outgoing weights first',
      list: 'neurons, the largest outgoing weights first',
    },
    fpgm: {
      name: 'geometric median (FPGM)',
      why: 'Neurons whose incoming weights lie in the middle of all go first: the others can stand in for them. A dead neuron far from all is kept.',
      line: 'nearest to the middle first',
      list: 'neurons, the farthest from the middle first',
    },
    random: {
      name: 'random',
      why: 'Drawn by lot with a fixed seed. The control that every criterion has to beat.',
      line: 'this draw at random',
      list: 'neurons, in the order of the lot',
    },
  },
  edges: {
    jaccard: {
      name: 'neighbour Jaccard',
      why: 'Friendships between members who share the fewest friends go first. These are often bridges.',
      line: 'fewest shared friends first',
    },
    resistance: {
      name: 'effective resistance',
      why: 'Friendships with many detours go first, bridges stay. Keeping the shape of a graph is not keeping the accuracy.',
      line: 'least resistance first',
    },
    resistanceSampled: {
      name: 'effective resistance, sampled',
      why: 'Drawn by lot, bridges with the best chances, and what stays is made heavier to stand for what went: the whole graph’s Laplacian is kept on average. A new seed draws anew, another graph then, and the spectrum is not the accuracy.',
      line: 'in the order of this sample',
    },
    betweenness: {
      name: 'betweenness',
      why: 'Friendships that most shortest paths cross go first. This cuts circles apart at their seams, so bridges go before anything else.',
      line: 'most crossed first',
    },
    degree: {
      name: 'degree (DSpar)',
      why: 'Friendships between members with many friends go first.',
      line: 'between hubs first',
    },
    degreeSampled: {
      name: 'degree, sampled (DSpar)',
      why: 'The same chances, but drawn by lot: friendships between members with many friends are more likely to go. A new seed draws anew: another graph then.',
      line: 'in the order of this sample',
    },
    teddy: {
      name: 'TEDDY',
      why: 'Friendships between members with many friends go first, and friends with few friends count for more. It sees one step around and no features.',
      line: 'largest degrees first',
    },
    cosine: {
      name: 'feature cosine',
      why: 'Friendships between members with the least similar features go first. It needs features that say something.',
      line: 'least similar features first',
    },
    weight: {
      name: 'weight',
      why: 'The weakest ties go first. They are often noise, and sometimes the only bridge.',
      line: 'weakest ties first',
    },
    attribute: {
      name: 'edge column',
      why: 'By the value of a column of the edges that came with the data. A column may nearly encode the answer.',
      line: 'by the column’s values',
    },
    agreement: {
      name: 'prediction agreement',
      why: 'Friendships across which the network predicts different sides go first. Confirmation bias: what contradicts it is removed.',
      line: 'least agreement first',
    },
    embedding: {
      name: 'hidden cosine',
      why: 'Friendships between members that the hidden layer sees least alike go first. Confirmation bias again, and after several layers all friends look alike.',
      line: 'least alike inside first',
    },
    gradient: {
      name: 'gradient',
      why: 'Friendships whose growth would raise the loss go first. Judged on the validation members, without any on the network’s own predictions.',
      line: 'most harmful slope first',
    },
    learned: {
      name: 'learned mask (UGS)',
      why: 'A network is trained from the first weights together with a mask for every weight and friendship, and a pull towards zero on each. It costs a whole training.',
      line: 'smallest learned masks first',
    },
    measured: {
      name: 'measured',
      why: 'The loss when this friendship alone is removed: not a guess, the yardstick of all guesses.',
      line: 'smallest measured loss first',
    },
    random: {
      name: 'random',
      why: 'Drawn by lot with a fixed seed. The control that every criterion has to beat.',
      line: 'this draw at random',
    },
    oracle: {
      name: 'oracle (it cheats)',
      why: 'Friendships between different sides go first, by the true answers, those of the test included. Leakage: it only shows what such a cut would be worth.',
      line: 'between sides first, by the answers',
    },
  },
  nodes: {
    spread: {
      name: 'distance from all',
      why: 'Members whom the hidden layer sees closest to everybody else lose all their friendships first. It keeps outliers, whatever their side.',
      line: 'closest to all others first',
    },
    overNeighbours: {
      name: 'distance from friends',
      why: 'Members whom the hidden layer sees closest to their own friends lose them first. Members with many friends score high by their number alone.',
      line: 'closest to their friends first',
    },
    degree: {
      name: 'number of friends',
      why: 'Members with the fewest friends lose them first. The control: it knows nothing of what the network has learned.',
      line: 'fewest friends first',
    },
    random: {
      name: 'random',
      why: 'Drawn by lot with a fixed seed. The control that every criterion has to beat.',
      line: 'this draw at random',
    },
  },
};
